/** English words that tell nothing about a problem. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a about above after again all also am an and any anyone anything are as at be because been before being below between both but by ' +
    'can cannot could did do does doing don done down due during each else ever every few for from further get gets getting given go goes ' +
    'going gone got had has have having he hello help her here hers hi him his how however i if in into is it its itself just know like ' +
    'll made make makes many may maybe me might more most much must my need needs no nor not now of off on once one only onto or other our ' +
    'ours out over own please problem re really s same say says see seem seems she should since so some somebody someone something still ' +
    'such t than thank thanks that the their theirs them then there these they thing things this those though through to too tried try ' +
    'trying u under until up upon us use used using ve very want wants was way we well went were what when where whether which while who ' +
    'whom whose why will with within without won would yes yet you your yours'
  ).split(' '),
);

/**
 * Words of German, French, Spanish, Portuguese and Italian that tell nothing about a problem, without those that are
 * words of the field or of English as well (`os`, `das`, `die`): some articles hold messages in these languages.
 */
export const foreignStopWords: ReadonlySet<string> = new Set(
  (
    'der dem den des ein eine einen einem einer eines und oder mit von für auf im ist sind nicht kann konnte wurde wird werden zum ' +
    'zur bei beim nach aus durch sich wir ich sie le la les du un une et ou est sont pas sur dans pour avec par au aux ce cette que ' +
    'qui el los las una en con por se lo su não para com uma um na nos il gli di della nel che non è per'
  ).split(' '),
);
