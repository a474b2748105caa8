import { expect, test } from '@jest/globals';
import { findPlatform } from '../../src/understand/find-platform.js';

test.each([
  'Windows',
  'a windows vm',
  'Windows Server 2019',
  'win2016',
  'Win 10',
  'server 2012 R2',
  'services.msc hangs',
  'regsvr32 /s x.dll',
  'vssadmin list writers',
  'MSDTC is stopped',
  'WindowsAzureGuestAgent.exe crashed',
  'IaaSBcdrExtension.exe crashed',
  'C:\\Windows\\System32',
  'C:\\\\Program Files\\\\x',
  'look in C:\\WindowsAzure\\Logs',
  'D:\\Packages\\Plugins',
])('Windows: %s', (text) => {
  expect(findPlatform(text)).toBe('windows');
});

test.each([
  'Linux',
  'a linux vm',
  'Ubuntu 22.04',
  'debian',
  'CentOS',
  'RHEL 8',
  'Red Hat',
  'SUSE',
  'SLES 15',
  'AlmaLinux',
  'Rocky 9',
  'waagent',
  'WALinuxAgent',
  'systemctl status x',
  'apt-get install x',
  'yum install x',
  'see /var/log/x.log',
  '"/etc/waagent.conf"',
  '/home/me/x',
  'python3 is missing',
])('Linux: %s', (text) => {
  expect(findPlatform(text)).toBe('linux');
});

test('the Linux agent was once called Windows Azure Linux Agent', () => {
  expect(findPlatform('Windows Azure Linux Agent is not running')).toBe('linux');
});

test.each([
  ['both are named', 'a windows vm and a linux vm'],
  ['a tool of each is named', 'services.msc and systemctl'],
  ['none is named', 'the backup fails'],
  ['only an old product name is', 'Windows Azure portal'],
  ['only a domain is', 'https://md-abc.blob.core.windows.net/vhds'],
  ['words only look alike', 'winning, windowed, linuxes-r-us.com/x, a rocket'],
  ['a web address has such a path', 'https://example.org/var/log/x'],
])('unknown when %s', (_, text) => {
  expect(findPlatform(text)).toBeUndefined();
});

test.each([
  ['not Linux', 'windows'],
  ["it isn't linux", 'windows'],
  ['no linux here', 'windows'],
  ['it is not a Windows machine', 'linux'],
  ['not on windows but on ubuntu', 'linux'],
  ['linux, not windows', 'linux'],
  ['windows instead of linux', 'windows'],
  ['rather than Windows we use SUSE', 'linux'],
])('what is denied is not meant: %s', (text, platform) => {
  expect(findPlatform(text)).toBe(platform);
});

test('that something fails on a system does not deny the system', () => {
  expect(findPlatform('it does not work on windows')).toBe('windows');
  expect(findPlatform('the backup is not done on linux')).toBe('linux');
});
