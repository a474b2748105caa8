import { patternDetector } from './detector.js';

/** Keys and tokens of cloud platforms and of the tools that manage them. */
export const cloudTokens = patternDetector('tokens of cloud platforms', [
  {
    // docs.aws.amazon.com, IAM "unique identifiers": the prefixes of long-lived and of temporary keys
    kind: 'AWS access key',
    triggers: ['akia', 'asia', 'abia', 'acca'],
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  },
  {
    kind: 'AWS session token',
    triggers: ['fwogzxivyxdz', 'iqojb3jpz2lu'],
    pattern: /(?<![A-Za-z0-9+/])(?:FwoGZXIvYXdz|IQoJb3JpZ2lu)[A-Za-z0-9+/=%]{40,}/g,
  },
  {
    // cloud.google.com: API keys, OAuth client secrets, access and refresh tokens
    kind: 'Google key',
    triggers: ['aiza', 'gocspx-'],
    pattern: /(?<![A-Za-z0-9_-])(?:AIza[\w-]{35}|GOCSPX-[\w-]{20,})/g,
  },
  {
    kind: 'Google token',
    triggers: ['ya29.', '1//0'],
    pattern: /(?<![\w/.-])(?:ya29\.[\w-]{20,}|1\/\/0[\w-]{35,})/g,
  },
  {
    // docs.databricks.com, personal access tokens
    kind: 'Databricks token',
    triggers: ['dapi', 'dose', 'dkea'],
    pattern: /(?<![A-Za-z0-9])(?:dapi|dose|dkea)[a-f0-9]{32}(?:-\d{1,2})?/g,
  },
  {
    // docs.digitalocean.com: personal, OAuth and refresh tokens
    kind: 'DigitalOcean token',
    triggers: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
    pattern: /(?<![A-Za-z0-9])do[opr]_v1_[a-f0-9]{40,}/g,
  },
  {
    // devcenter.heroku.com: prefixed tokens
    kind: 'Heroku key',
    triggers: ['hrku-'],
    pattern: /(?<![A-Za-z0-9])HRKU-[\w-]{30,}/g,
  },
  {
    // developer.hashicorp.com: Terraform and Vault tokens
    kind: 'Terraform token',
    triggers: ['.atlasv1.'],
    pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[\w-]{40,}/g,
  },
  {
    kind: 'Vault token',
    triggers: ['hvs.', 'hvb.', 'hvr.', 's.'],
    pattern: /(?<![\w./-])(?:hv[sbr]\.[\w-]{20,}|s\.(?=[A-Za-z]{0,23}\d)[A-Za-z0-9]{24}(?![\w.]))/g,
  },
  {
    // grafana.com, newrelic.com, docs.dynatrace.com, docs.sentry.io: documented prefixes
    kind: 'monitoring key',
    triggers: [
      'glsa_',
      'glc_',
      'nrak-',
      'nrjs-',
      'nrii-',
      'nriq-',
      'nral',
      'dt0c01.',
      'dt0s',
      'sntrys_',
      'sntryu_',
      'eyjrijoi',
    ],
    pattern:
      /(?<![A-Za-z0-9])(?:glsa_[A-Za-z0-9]{28,}_?[a-f0-9]{0,8}|glc_[A-Za-z0-9+/=]{32,}|NR(?:AK|JS|II|IQ)-[A-Za-z0-9_-]{19,}|[a-f0-9]{36}NRAL|dt0[cs]\d\d\.[A-Z0-9]{20,}\.[A-Z0-9]{40,}|sntry[su]_[\w+/=.-]{40,}|eyJrIjoi[\w=-]{40,})/g,
  },
  {
    kind: 'database service token',
    triggers: ['pscale_', 'sbp_', 'sb_secret_', 'lin_api_', 'pmak-', 'tskey-'],
    pattern:
      /(?<![A-Za-z0-9])(?:pscale_(?:tkn|pw|oauth)_[\w.=-]{30,}|sbp_[a-f0-9]{40}|sb_secret_[\w-]{20,}|lin_api_\w{30,}|PMAK-[a-f0-9]{24}-[a-f0-9]{30,}|tskey-[a-z]+-[\w-]{20,})/g,
  },
  {
    // age-encryption.org: the text form of an identity
    kind: 'private key',
    triggers: ['age-secret-key-1'],
    pattern: /AGE-SECRET-KEY-1[A-Z0-9]{30,}/g,
  },
]);
