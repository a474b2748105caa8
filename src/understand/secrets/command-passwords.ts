import { patternDetector, type PatternRule } from './detector.js';
import { isDocumentationValue } from './documentation-value.js';
import { isSaidWord } from './prose.js';

/** One argument of a command, with or without quotes; not a switch, and not the mark that asks for a password. */
const VALUE = `(?![-\u2013\u2014/*$(<|])["']?((?<=")[^"\\r\\n]{1,200}(?=")|(?<=')[^'\\r\\n]{1,200}(?=')|[^\\s"'|;<>]{1,200})`;
const ARGUMENTS = `[^\\r\\n|;]{0,300}?`;

const isArgument = (secret: string): boolean => !isDocumentationValue(secret);
const isNoWord = (secret: string): boolean => isArgument(secret) && !isSaidWord(secret);

function command(trigger: string, source: string, flags = 'gi', accepts = isNoWord): PatternRule {
  return { kind: 'password', triggers: [trigger], pattern: new RegExp(source, flags), accepts };
}

/**
 * Passwords given to commands by position or by a switch of one letter, which no name announces. Switches with a
 * speaking name (`--password`, `/pass:`) are named values. Syntax: each command's own manual.
 */
export const commandPasswords = patternDetector('passwords in commands', [
  command('net use', `net\\s{1,4}use\\s${ARGUMENTS}/u(?:ser)?:\\S{1,100}\\s{1,4}${VALUE}`),
  command(
    'net use',
    `net\\s{1,4}use\\s{1,4}(?:\\w:|\\*)?\\s{0,4}\\\\\\\\\\S{1,200}\\s{1,4}${VALUE}(?=["']?\\s{1,4}/u)`,
  ),
  command(
    'net user',
    `net\\s{1,4}user\\s{1,4}(?:"[^"\\r\\n]{1,60}"|[\\w.\\\\-]{1,60})\\s{1,4}${VALUE}(?=["']?(?:\\s{0,4}/|\\s{0,4}$))`,
    'gim',
  ),
  command(
    'curl',
    `curl(?:\\s${ARGUMENTS})?\\s(?:-u|--user|-U|--proxy-user)[ =]{0,2}["']?[^\\s:"']{0,100}:([^\\s"']{1,200})`,
    'g',
  ),
  command('sshpass', `sshpass\\s{1,4}-p\\s{0,2}${VALUE}`),
  command(
    'my',
    `(?:mysql|mysqldump|mysqladmin|mysqlimport|mysqlsh)\\s(?:${ARGUMENTS}\\s)?-p(?!\\s|assword|ort|rotocol|ipe)${VALUE}`,
    'g',
  ),
  command('mariadb', `mariadb(?:-\\w{1,10})?\\s(?:${ARGUMENTS}\\s)?-p(?!\\s|assword|ort)${VALUE}`, 'g'),
  command('-p', `(?:sqlcmd|bcp|osql|isql|ipmitool|zip|unzip)\\s(?:${ARGUMENTS}\\s)?-P\\s{0,3}${VALUE}`, 'g'),
  command(
    '-p',
    `(?:docker|podman|nerdctl|helm registry|oc|az|acr|buildah|skopeo) login\\s(?:${ARGUMENTS}\\s)?-p[ =]{1,2}${VALUE}`,
    'g',
  ),
  command(
    '-p',
    `(?:psexec(?:64)?|winrs|rdesktop|mongo(?:sh|dump|restore|export)?|certutil|7z[a-z]?\\s\\w|rar\\s\\w|wbadmin|evil-winrm|crackmapexec|wmic)(?:\\.exe)?\\s(?:${ARGUMENTS}\\s)?-p[ :]{0,2}(?!rofile|ort|ath|rop)${VALUE}`,
    'g',
  ),
  // learn.microsoft.com/cli/azure: `az vm user update`, `az sql server create` and others
  command(
    '-p',
    `(?<![\\w-])az\\s{1,3}(?:vm(?:ss)? user|sql|postgres|mysql|mariadb)\\s${ARGUMENTS}\\s-p[ =]{1,2}${VALUE}`,
    'g',
  ),
  command(
    'setx',
    `(?<![\\w-])setx(?:\\.exe)?\\s{1,3}(?:/m\\s{1,3})?["']?\\w{0,40}(?:password|passwd|pwd|secret|token|api_?key)\\d{0,2}["']?\\s{1,3}${VALUE}`,
    'gi',
    isArgument,
  ),
  // bash(1), "Here Strings"
  command(
    '<<<',
    `(?<![\\w-])(?:kinit|cryptsetup|passwd|sudo\\s{1,3}-S|docker|podman|helm|az)(?:\\s[^\\r\\n|;<]{0,100})?<<<\\s{0,3}${VALUE}`,
  ),
  command('/p:', `(?:xfreerdp|wfreerdp|signtool|cmdkey|wmic)\\S{0,10}\\s(?:${ARGUMENTS}\\s)?/p:${VALUE}`),
  command('/rp', `schtasks\\S{0,4}\\s${ARGUMENTS}\\s/rp\\s{1,3}${VALUE}`),
  command('redis-cli', `redis-cli\\s(?:${ARGUMENTS}\\s)?-a\\s{1,3}${VALUE}`),
  command('ldap', `ldap(?:search|modify|add|delete|passwd|whoami)\\s(?:${ARGUMENTS}\\s)?-w\\s{0,3}${VALUE}`),
  command(
    '%',
    `(?:smbclient|rpcclient|winexe|smbget|net rpc)\\s(?:${ARGUMENTS}\\s)?-U\\s{0,3}["']?[^\\s%"']{1,80}%([^\\s"']{1,200})`,
    'g',
  ),
  command('htpasswd', `htpasswd\\s{1,3}-\\w{0,4}b\\w{0,4}\\s{1,3}\\S{1,200}\\s{1,3}\\S{1,80}\\s{1,3}${VALUE}`),
  command('pass:', `(?<![\\w/-])pass:(?=\\S{3})${VALUE}`, 'g'),
  command('chpasswd', `echo\\s{1,3}["']?[\\w.-]{1,60}:([^\\s"'|]{1,200})["']?\\s{0,3}\\|\\s{0,3}(?:sudo\\s)?chpasswd`),
  command(
    'echo',
    `echo\\s{1,3}(?:-n\\s{1,3})?${VALUE}["']?\\s{0,3}\\|\\s{0,3}(?:sudo\\s{1,3}(?:-\\w{1,4}\\s)?-?S|su\\s|passwd|(?:docker|podman|az|helm|gh)\\s[^\\r\\n]{0,100}(?:--password-stdin|--with-token)|kinit|cryptsetup)`,
    'g',
  ),
  command('securestring', `ConvertTo-SecureString\\s{1,4}(?:-(?:String|AsPlainText|Force)[ :]{1,4}){0,4}${VALUE}`),
  command(
    'securestring',
    `["']((?<=")[^"\\r\\n]{1,200}(?=")|(?<=')[^'\\r\\n]{1,200}(?='))["']\\s{0,4}\\|\\s{0,4}ConvertTo-SecureString`,
  ),
  command(
    'credential',
    `(?:PSCredential|NetworkCredential|UsernamePasswordCredential)[\\w.:'"\\] ]{0,40}\\(?\\s{0,4}\\(?["'][^"'\\r\\n]{0,100}["']\\s{0,4},\\s{0,4}["']([^"'\\r\\n]{1,200})`,
  ),
  command(
    'identified',
    `(?:IDENTIFIED\\s{1,4}(?:WITH\\s\\w{1,40}\\s)?BY\\s{1,4}(?:PASSWORD\\s)?|identified by (?=["']))${VALUE}`,
    'g',
  ),
  command('keyvault', `keyvault\\s{1,3}secret\\s{1,3}set\\s${ARGUMENTS}--value[ =]{1,3}${VALUE}`),
  command('machine', `machine\\s{1,8}\\S{1,200}\\s{1,8}login\\s{1,8}\\S{1,100}\\s{1,8}password\\s{1,8}(\\S{1,200})`),
  command('wifi:', `WIFI:[^\\r\\n]{0,150}?(?<=[;:])P:([^;\\r\\n]{1,100})`),
  command('wpa_passphrase', `wpa_passphrase\\s{1,3}(?:"[^"\\r\\n]{1,40}"|\\S{1,40})\\s{1,3}${VALUE}`),
  command('password>', `Password>\\s{0,40}<Value>([^<>\\s]{1,400})`),
  command('password 7', `(?:password|secret|key) 7 ([0-9A-F]{6,})(?![\\w])`),
  command(
    'rabbitmqctl',
    `rabbitmqctl\\s(?:${ARGUMENTS}\\s)?(?:add_user|change_password)\\s{1,3}\\S{1,60}\\s{1,3}${VALUE}`,
  ),
  command(
    ':',
    `(?<=^|\\s)[\\w.*-]{1,100}:(?:\\d{4,5}|\\*):[\\w*-]{1,60}:[\\w*@.-]{1,60}:([^\\s:]{4,100})(?=\\s|$)`,
    'gm',
  ),
]);
