import type { AskerPlatform } from './content.js';
import type { Form } from './form.js';
import type { Pack } from './pack.js';
import { type ArticleId, foldersOf, type Topic } from './topic.js';

/** Where the forms of a pack are, by what leads to them. */
interface Places {
  byArticle: Map<ArticleId, number>;
  bySupportTopic: Map<string, number[]>;
  byFolder: Map<string, number[]>;
}

/** Made when the first form of a pack is looked for. */
const placesOf = new WeakMap<Pack, Places>();

function placesIn(pack: Pack): Places {
  const known = placesOf.get(pack);
  if (known) return known;
  const places: Places = { byArticle: new Map(), bySupportTopic: new Map(), byFolder: new Map() };
  pack.forms().forEach(({ article, supportTopics, folders = [] }, place) => {
    if (!places.byArticle.has(article)) places.byArticle.set(article, place);
    for (const id of supportTopics) put(places.bySupportTopic, id, place);
    for (const folder of folders) put(places.byFolder, folder, place);
  });
  placesOf.set(pack, places);
  return places;
}

function put(map: Map<string, number[]>, key: string, place: number): void {
  const list = map.get(key);
  if (list) list.push(place);
  else map.set(key, [place]);
}

/** The form that stands in an article, if it still does. */
export function formOf(article: ArticleId, pack: Pack): Form | undefined {
  const place = placesIn(pack).byArticle.get(article);
  return place === undefined ? undefined : pack.formAt(place);
}

/**
 * The form of a topic; undefined where none is for it, and where nobody knows the topic: then only the problem is asked
 * for. The topic's support topics choose it, or the folder of one of its articles. Of several, in this order: one that was
 * written for such articles rather than for a portal; one that is not for the other system; one for a cloud of the topic; the
 * one whose support topic the topic names first; the one for more of its support topics; the one with the shorter name.
 */
export function formFor(topic: Topic | undefined, pack: Pack, platform?: AskerPlatform): Form | undefined {
  if (!topic) return undefined;
  const places = placesIn(pack);
  const found = [
    ...topic.supportTopics.flatMap((id) => places.bySupportTopic.get(id) ?? []),
    ...topic.articles.flatMap(foldersOf).flatMap((folder) => places.byFolder.get(folder) ?? []),
  ];
  const forms = [...new Set(found)].flatMap((place) => pack.formAt(place) ?? []);
  const system = platform ?? (topic.platform === 'any' ? undefined : topic.platform);
  const ranked = forms.map((form) => ({ form, rank: rankOf(form, topic, system) }));
  ranked.sort((one, other) => compare(one.rank, other.rank));
  return ranked[0]?.form;
}

type Rank = (number | string)[];

function rankOf(form: Form, topic: Topic, system: AskerPlatform | undefined): Rank {
  const places = form.supportTopics.map((id) => topic.supportTopics.indexOf(id)).filter((place) => place >= 0);
  const folder = topic.articles.flatMap(foldersOf).findIndex((each) => form.folders?.includes(each));
  const isOfCloud = [form, topic].some(({ clouds }) => clouds.length === 0) || topic.clouds.some(isIn(form.clouds));
  return [
    form.folders === undefined ? 1 : 0,
    system !== undefined && isForOther(form.title, system) ? 1 : 0,
    isOfCloud ? 0 : 1,
    Math.min(...places, topic.supportTopics.length + Math.max(folder, 0)),
    -places.length,
    form.article.length,
    form.article,
  ];
}

function isIn(list: readonly string[]): (each: string) => boolean {
  return (each) => list.includes(each);
}

/** Whether a title names the other system, and not this one. */
function isForOther(title: string, system: AskerPlatform): boolean {
  const names = { windows: /\bwin(?:dows)?\b/i, linux: /\blinux\b/i };
  const other = system === 'windows' ? 'linux' : 'windows';
  return names[other].test(title) && !names[system].test(title);
}

function compare(one: Rank, other: Rank): number {
  const at = one.findIndex((each, index) => each !== other[index]);
  if (at < 0) return 0;
  return (one[at] ?? 0) < (other[at] ?? 0) ? -1 : 1;
}
