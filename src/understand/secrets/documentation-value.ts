/**
 * Whether a value only stands where a secret would stand: masked (`****`, `xxxx`), a name to be filled in
 * (`<password>`, `{{password}}`, `YOUR_PASSWORD`), a variable (`$password`, `%PASSWORD%`, `process.env.PASSWORD`), a
 * reference to a vault, or the name of the setting over again.
 *
 * @param isQuoted whether the value stood in quotes; code in quotes is text, so fewer things are code then.
 */
export function isDocumentationValue(value: string, isQuoted = false): boolean {
  if (value.length > 160) return false;
  if (isAnyOf(ANYWHERE, value)) return true;
  if (isMostlyMasked(value)) return true;
  return !isQuoted && isAnyOf(CODE, value);
}

/** Many expressions as a few, one for each set of flags: one long alternation is much faster than many short ones. */
function oneOf(patterns: readonly RegExp[]): readonly RegExp[] {
  return Array.from(new Set(patterns.map(({ flags }) => flags)), (flags) => {
    const sources = patterns.filter((pattern) => pattern.flags === flags).map(({ source }) => source);
    return new RegExp(sources.join('|'), flags);
  });
}

function isAnyOf(patterns: readonly RegExp[], value: string): boolean {
  return patterns.some((pattern) => pattern.test(value));
}

/** Whether stars, dots or bullets hide at least a third of the value; people paste `****` and `abcd****wxyz`. */
function isMostlyMasked(value: string): boolean {
  const masks = value.match(/[*•●·…]{3,}/g)?.join('').length ?? 0;
  return masks * 3 >= value.length;
}

const ANYWHERE = oneOf([
  /^[^\p{L}\p{N}]{0,3}$/u,
  /^(?:\*+|\.+|•+|●+|·+|…+|_+|#+|\?+|x+|-+)$/i,
  /^x{3,}[-_x]*$/i,
  // Angle and curly brackets, percent signs, double underscores: the usual marks of a gap to be filled.
  /^(?:&lt;|<)[^<>]{0,100}(?:>|&gt;)?$/,
  /^\$?\{{1,2}[\w $.:()/'"[\]-]{0,100}\}{0,2}$/,
  /^%{1,2}[A-Za-z_][\w.()-]{0,60}%{1,2}$/,
  /^%[sdvq@]$/,
  /^0{8,}=*$|^0{4}(?:-0{4})+$/,
  /^=+\w*=+$/,
  /^signature(?:%3d|=)*$/i,
  /^\*\*[^*]{0,60}\*\*$/,
  /^\$[\w.-]{1,60}\$$/,
  /^[A-Z]+(?:_[A-Z]+)+$/,
  /^__?[A-Z][A-Z_]*__?$/,
  /^\[[^[\]]{0,100}\]?$/,
  /^#\{[^{}]{0,60}\}#?$/,
  /^\(\(?[\w ,./-]{1,60}\)?\)?$/,
  // $password, $env:NAME, $(command), $cred.Password; the letters of a real password rarely look like a plain name.
  /^\$(?:\(|[A-Za-z_]{2,}[A-Za-z_:.]*(?:\d?$|\[|\())/,
  /^@(?:Microsoft\.KeyVault|[A-Za-z]*(?:pass|pwd|secret)[a-z]*$)/i,
  // Saying in words that something belongs here, or did.
  /^(?:your|redacted|removed|hidden|masked|censored|scrubbed|omitted|placeholder|insert|enter|replace|example)(?:$|[-_ .][a-z <>._-]*$)/i,
  /^(?:your|example)[a-z]*(?:password|passwd|pwd|passphrase|key|psk|secret|token|pin)\W{0,2}$|^<?yourStrong/i,
  /^(?:fill|type|paste|put|specify|provide|copy) /i,
  /^(?:my|the|some|a|new|old|fake|dummy|sample|test|account|user|admin|vm|sql|db|login|domain|root)?[-_ ]?(?:password|passwort|passwd|pwd|pass|secret|token|key|passphrase|pin|apikey|api[-_ ]key)(?:[-_ ]?here)?$/i,
  /^[a-z]+(?: [a-z]+){0,3} (?:password|passphrase|secret|key|token)$/i,
  /[-_ ]here>?$/i,
  /^(?:string|securestring|secureobject|bool|int|object|null|nil|none|nothing|empty|true|false|undefined|yes|no|n\/a|na|unknown|todo|tbd|optional|required)$/i,
  // Where a secret is kept is not the secret.
  /^(?:kv|vault|op|keyvault|secretref|ref|env|file|arn|ssm|sm):/i,
  /^[!]vault/i,
  /^https?:\/\/[^\s@]*$/i,
  /^0x[0-9a-f]{8}$/i,
  // A path with at least two steps.
  /^(?:[A-Za-z]:\\|\\\\)\S*$/,
  /^~?\/(?:root|home|tmp|opt|usr|var|mnt|etc|data|dev)?$/,
  /^~?\/[\w.-]{1,40}(?:\/[\w.-]{1,60}){1,8}\/?$/,
]);

const CODE = oneOf([
  /^(?:process|os|env|config|conf|settings|options|opts|self|this|args|params|parameters|variables|vars?|local|data|module|secrets?|input|request|req|event|ctx|context|cred(?:ential)?s?|system|environment|builder|builtins|models?|user|form|app|result)(?:\.[A-Za-z_]|\[|\()/i,
  /^\w{1,40}(?:\.\w{1,40}){0,4}\(["'\w\s.,$-]{0,80}\)?[;,)]*$/,
  /^[a-z_]\w{0,40}(?:\.\w{1,40}){0,4}\(\S{0,80}\)[;,)]*$/,
  /^[A-Za-z_]\w{0,40}(?:\.\w{1,40}){0,4}\([^)]*$/,
  /^[A-Za-z_]\w{1,40}\[/,
  /^\(+["']/,
  /^\((?:Get|Read|New|ConvertTo|Import)-/i,
  /^(?:Get|Read|New|Set|ConvertTo|ConvertFrom|Import|Export|Select|Invoke|Add|Remove)-[A-Z][A-Za-z]+$/,
  // A variable or a property: adminPassword, new_password, self.password, StorageAccountKey. A word such as
  // `MyPassword` is no variable, for people do choose it.
  /^(?:[a-z]+\.){0,4}[a-z]+(?:[A-Z][a-z]+){0,4}(?:Password|Passwd|Pwd|Secret|Token|Key|Passphrase|Credential|SecureString)s?(?:\.\w{1,20})?$/,
  /^(?:[a-z]+\.){1,4}(?:password|passwd|pwd|secret|token|key|passphrase|value|text)$/,
  /^[A-Za-z]+(?:_[A-Za-z]+){0,4}_(?:password|passwd|pwd|secret|token|key|passphrase|credential)s?(?:\.\w{1,20})?$/i,
  /^(?:[A-Z][a-z]+){0,3}(?:Storage|Account|Admin|Client|Access|Registry|Service|User|Sql|Db|Vm|Vault|Api|Sas|SAS|Encryption)(?:Password|Key|Secret|Token|Passphrase)$/,
]);
