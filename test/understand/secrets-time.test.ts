import { describe, expect, it } from '@jest/globals';
import { growth, MOST_GROWTH } from './work-grows.js';

const names = ['key', 'code', 'pin', 'token', 'auth', 'otp', 'password', '=namePIN', 'psk', '密码'];
const separators = [':', ')=', '=', '@', '|', '="', '": "'];
const blocks = [
  'password\n',
  '"value":"a","a":"b","key":"password",',
  '"value":"',
  '"value":"a","b":1,',
  'value="a" b="c" ',
  '- value: a\n  name: password\n',
  '"password","a":"b",',
  '"credentials":{"a":"b","value":"',
  'credentials:\n  a: b\n',
  'AccountKey=Aa1/\n',
  'password,user\n',
  'password,user\n\n',
  '"\npassword,user\n\nx",',
  ',"password,user\n',
  '"",password\n',
  'password  user\n--------  ----\n',
  '|password|',
  '"passwords": ["a1b2", ',
  'passwords:\n- ',
  'pass\\u0077ord ',
  '0049 170 ',
];
const lines = ['MIIE', 'LS0tLS1CRUdJTi', 'Aa1+'].map((start) => `${start.padEnd(64, 'Aa1/')}\n`);
const armour = ['-----BEGIN%20PRIVATE%20KEY-----', `-----BEGIN+PRIVATE+KEY-----${'%0AAa1'.repeat(9)}`];
const units = [
  ...names.flatMap((name) => separators.map((separator) => name + separator)),
  ...blocks,
  ...lines,
  ...armour,
];

describe('four times the text takes about four times as long', () => {
  it.each(units)('%j, over and over', (unit) => {
    expect(growth(unit)).toBeLessThan(MOST_GROWTH);
  });
});
