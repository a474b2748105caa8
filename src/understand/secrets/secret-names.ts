/**
 * How a value must look to count as the secret that its name announces:
 * - `any`: anything that is no gap to be filled and no plain speech (passwords can be anything);
 * - `random`: as if a generator had made it, 16 characters or more;
 * - `long`: the same, but 32 or more, because the name is said of many harmless things;
 * - `digits`: four to ten digits.
 */
export type ValueRule = 'any' | 'random' | 'long' | 'digits';

export interface SecretName {
  kind: string;
  rule: ValueRule;
}

/** Names by kind and rule, in lower case without spaces, dots, hyphens and underscores; also as the end of a name. */
const NAMES: readonly [kind: string, rule: ValueRule, names: string][] = [
  [
    'password',
    'any',
    `password passwd passwort pass pw pwd pswd passwrd pasword passwor passord passcode kennwort motdepasse contraseña
     contrasena senha hasło haslo пароль lösenord lösenordet losenord passordet şifrem şifresi wachtwoord パスワード 密码 密碼 口令 비밀번호 암호 salasana heslo
     adgangskode kodeord parola şifre sifre jelszó lozinka geslo parool katasandi mậtkhẩu κωδικόςπρόσβασης סיסמה סיסמא
     รหัสผ่าน पासवर्ड كلمةالمرور كلمةالسر storepass keypass dbpass`,
  ],
  ['passphrase', 'any', 'passphrase'],
  [
    'Wi-Fi key',
    'any',
    'keycontent keymaterial wifikey wlankey wpakey psk presharedkey networksecuritykey schlüsselinhalt',
  ],
  ['client secret', 'any', 'clientsecret appsecret applicationsecret consumersecret serviceprincipalkey'],
  ['secret', 'any', 'secret secretvalue geheimnis'],
  [
    'account key',
    'any',
    'accountkey storagekey storageaccesskey accountaccesskey batchkey cosmoskey cosmosdbkey documentdbkey',
  ],
  ['shared access key', 'any', 'sharedaccesskey sharedsecretvalue iotkey devicekey symmetrickey'],
  [
    'access key',
    'random',
    `accesskey primarykey secondarykey masterkey readonlykey key1 key2 functionkey functionskey hostkey adminkey querykey
     sharedkey workspacekey searchkey servicebuskey eventhubkey rediskey signalrkey mapskey translatorkey speechkey
     registrationkey authkey agentkey systemkey defaultkey integrationkey`,
  ],
  [
    'API key',
    'random',
    'apikey subscriptionkey appkey applicationkey openaikey licensekey cognitiveserviceskey aegsaskey insertkey',
  ],
  ['AWS secret key', 'random', 'secretaccesskey awssecretkey awssecret'],
  ['session token', 'random', 'sessiontoken securitytoken sessionkey'],
  [
    'private key',
    'random',
    `privatekey privkey secretkey secretkeybase clientkeydata keydata machinekey validationkey decryptionkey encryptionkey
     signingkey signkey hmackey aeskey volumekey channelintegritykey managementcert certificatebase64 pfxblob`,
  ],
  [
    'access token',
    'random',
    `accesstoken authtoken bearertoken oauthtoken sastoken authenticationtoken apitoken usertoken privatetoken jobtoken
     deploytoken bottoken registrytoken githubtoken gitlabtoken npmtoken slacktoken vaulttoken databrickstoken pat
     servicetoken identitytoken webhooktoken serviceaccounttoken csrftoken requestverificationtoken`,
  ],
  ['refresh token', 'random', 'refreshtoken'],
  ['ID token', 'random', 'idtoken'],
  ['token', 'random', 'token'],
  ['client assertion', 'random', 'assertion samlresponse'],
  ['registry password', 'random', 'auth'],
  ['PIN', 'digits', 'pin pincode'],
  ['one-time code', 'digits', 'otp totp mfacode otpcode verificationcode'],
  ['function key', 'long', 'code'],
  ['access key', 'long', 'key schlüssel'],
  ['authorization code', 'long', 'accesscode authcode authorizationcode devicecode usercode'],
];

/** Names that end like a secret and name none. */
const HARMLESS = `publickey publickeytoken skiptoken continuationtoken pagetoken nexttoken cancellationtoken foreignkey
  registrykey partitionkey rowkey sortkey instrumentationkey cachekey errorcode statuscode exitcode resultcode returncode
  responsecode zipcode countrycode postalcode qrcode bugcheckcode stopcode eventcode synctoken deltatoken changetoken
  unexpectedtoken syntaxtoken csstoken designtoken`;

/** Names that count only when they stand alone, or behind `_`, `-`, `.` or a change of case: `bypass` is no `pass`. */
const WHOLE_WORDS = new Set(
  (
    'pass pw pin otp pat psk code key token auth senha heslo parola sifre şifre geslo haslo secret assertion passord ' +
    'parool 암호 口令'
  ).split(' '),
);

/** Names that say so little that the words before them decide: `client secret`, `storage account key`. */
const VAGUE = new Set(['key', 'secret', 'token', 'code', 'schlüssel']);

const BY_NAME = new Map<string, SecretName | undefined>(HARMLESS.split(/\s+/).map((name) => [name, undefined]));
for (const [kind, rule, names] of NAMES) {
  for (const name of names.split(/\s+/)) if (!BY_NAME.has(name)) BY_NAME.set(name, { kind, rule });
}
const LONGEST = Math.max(...Array.from(BY_NAME.keys(), (name) => name.length));

/** Whether a name needs the words before it to be understood. */
export function isVagueName(name: string): boolean {
  return VAGUE.has(name.toLowerCase());
}

/**
 * What a name announces, judged by its end: `adminPassword`, `MYSQL_ROOT_PASSWORD`, `Client secret`.
 *
 * @param written the name as it stands in the text, at most a few words.
 */
export function secretName(written: string): SecretName | undefined {
  const words = /^\p{Ll}+$/u.test(written) ? [written] : wordsOf(written);
  let joined = words.join('');
  if (/\d$/.test(joined) && !BY_NAME.has(joined)) joined = joined.replace(/\d{1,2}$/, '');
  for (let length = Math.min(LONGEST, joined.length); length >= 2; length--) {
    const ending = joined.slice(-length);
    if (!BY_NAME.has(ending) || (WHOLE_WORDS.has(ending) && !startsAWord(words, length))) continue;
    return BY_NAME.get(ending);
  }
  return undefined;
}

/** The words of a name in any spelling: with spaces, hyphens, dots, underscores or capitals between them. */
function wordsOf(written: string): string[] {
  return written
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s._\-:/@$]+/)
    .filter((word) => word !== '');
}

/** Whether the last `length` letters of the words begin where a word begins. */
function startsAWord(words: readonly string[], length: number): boolean {
  let left = length;
  for (let index = words.length - 1; index >= 0 && left > 0; index--) {
    left -= words[index]?.replace(/\d{1,2}$/, '').length ?? 0;
  }
  return left === 0;
}
