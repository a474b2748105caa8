// When processes are killed: at each failpoint, the n-th time it is reached, and at moments that chance chooses.

/** What happens at the first start only, so that it needs an empty data folder. */
const first = ['make-key', 'migrate'];
/** What happens once at each start. */
const atStart = ['take-over', 'remove-old'];
/** How often something is reached before, at most, and what is not named here. */
const presetMost = { answer: 60, commit: 40, 'save-turn': 25 };
const mostOfOthers = 3;
/** The share of kills at moments that chance chooses. */
const randomShare = 0.3;

const between = (low, high) => low + Math.floor(Math.random() * (high - low + 1));

/**
 * @param count how many kills
 * @param only the failpoints to be hit
 * @param most how often each effect is had before, at most
 */
export function planKills(count, only, most = presetMost) {
  const random = Math.round(count * randomShare);
  const plan = Array.from({ length: count }, (_, index) =>
    index < count - random ? atFailpoint(only[index % only.length], most) : { kind: 'random', ms: between(0, 700) },
  );
  return plan
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

function atFailpoint(name, most) {
  const [effect] = name.split(':');
  const isFirst = first.includes(effect);
  const isOnce = isFirst || atStart.includes(effect);
  const time = isOnce ? 1 : between(1, most[effect] ?? mostOfOthers);
  // A reply is added outside of a turn only after a fault of the program.
  const settingFor = (number) =>
    effect === 'append' ? `save-turn:before@${Math.min(number, 3)}=throw,${name}` : `${name}@${number}`;
  const kill = { kind: 'failpoint', name, isFirst };
  // What takes the place of one that was not reached.
  return { ...kill, setting: settingFor(time), first: { ...kill, setting: settingFor(1) } };
}
