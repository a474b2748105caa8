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
