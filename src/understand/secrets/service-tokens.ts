import { patternDetector } from './detector.js';

/** Keys and tokens of chat, mail, payment, shop and language-model services. */
export const serviceTokens = patternDetector('tokens of online services', [
  {
    // api.slack.com, "Token types"
    kind: 'Slack token',
    triggers: ['xox', 'xapp-'],
    pattern: /(?<![A-Za-z0-9])(?:xox[abeoprs](?:\.xox[bp])?-[\w-]{10,}|xapp-\d-[\w-]{20,})/g,
  },
  {
    // Addresses that let anyone who knows them post: Slack, Teams, Discord, Power Automate.
    kind: 'webhook address',
    triggers: ['hooks.slack.com', 'webhook.office.com', 'outlook.office.com/webhook', '/api/webhooks/'],
    pattern:
      /(?:hooks\.slack\.com\/(?:services|workflows|triggers)\/|(?:webhook|outlook)\.office\.com\/webhook(?:b2)?\/|discord(?:app)?\.com\/api\/webhooks\/)([\w@/.-]{20,})/g,
  },
  {
    // docs.stripe.com/keys, /webhooks
    kind: 'Stripe key',
    triggers: ['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_', 'whsec_'],
    pattern: /(?<![A-Za-z0-9])(?:[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/=]{24,})/g,
  },
  {
    // twilio.com/docs: API key identifiers; the auth token is known by its name only
    kind: 'Twilio key',
    triggers: ['sk'],
    pattern: /(?<![A-Za-z0-9])SK[a-f0-9]{32}(?![A-Za-z0-9])/g,
  },
  {
    kind: 'SendGrid key',
    triggers: ['sg.'],
    pattern: /(?<![A-Za-z0-9])SG\.[\w-]{16,32}\.[\w-]{16,}/g,
  },
  {
    kind: 'Mailgun key',
    triggers: ['key-', 'pubkey-'],
    pattern: /(?<![A-Za-z0-9-])(?:pub)?key-[a-f0-9]{32}(?![A-Za-z0-9])/g,
  },
  {
    kind: 'Mailchimp key',
    triggers: ['-us', 'md-'],
    pattern: /(?<![A-Za-z0-9-])(?:[a-f0-9]{32}-us\d{1,2}|md-[A-Za-z0-9_-]{22})(?![A-Za-z0-9])/g,
  },
  {
    // discord.com/developers: an id in base64, a time, a signature
    kind: 'bot token',
    triggers: ['.'],
    pattern: /(?<![\w./-])[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,40}(?![\w.])/g,
    accepts: (token) => /\d/.test(token),
  },
  {
    // core.telegram.org/bots
    kind: 'bot token',
    triggers: [':aa'],
    pattern: /(?<!\d)\d{8,10}:AA[\w-]{32,34}(?![\w-])/g,
  },
  {
    // shopify.dev, "Access token formats"
    kind: 'Shopify token',
    triggers: ['shpat_', 'shpca_', 'shppa_', 'shpss_', 'shpua_'],
    pattern: /(?<![A-Za-z0-9])shp(?:at|ca|pa|ss|ua)_[a-fA-F0-9]{28,}/g,
  },
  {
    // developer.squareup.com
    kind: 'Square token',
    triggers: ['sq0', 'eaaa'],
    pattern: /(?<![A-Za-z0-9+/])(?:sq0[a-z]{3}-[\w-]{20,}|EAAA[A-Za-z0-9][\w-]{55,})/g,
    accepts: (token) => token.startsWith('sq0') || (/\d/.test(token) && token.length <= 70),
  },
  {
    kind: 'PayPal token',
    triggers: ['access_token$'],
    pattern: /access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[a-f0-9]{32}/g,
  },
  {
    // platform.openai.com, docs.anthropic.com, huggingface.co and others
    kind: 'API key',
    triggers: ['sk-', 'hf_', 'gsk_', 'xai-', 'r8_', 'pplx-', 'fw_'],
    pattern:
      /(?<![A-Za-z0-9_-])(?:sk-(?:[a-z]{2,8}-)?(?:[a-z]{2,6}\d{1,2}-)?[\w-]{24,}|(?:hf|gsk|r8|fw)_[A-Za-z0-9]{24,}|(?:xai|pplx)-[A-Za-z0-9]{40,})/g,
    accepts: (key) => /\d/.test(key) && !/^sk-[a-z]+(?:-[a-z]+)+-?\d{0,4}$/.test(key),
  },
  {
    // developer.okta.com: API tokens begin with 00 and are sent with the scheme SSWS
    kind: 'Okta token',
    triggers: ['ssws', 'okta'],
    pattern: /(?:SSWS|okta)[^\r\n]{0,60}?(?<![\w-])(00[\w-]{40})(?![\w-])/gi,
  },
  {
    kind: 'service token',
    triggers: ['figd_', 'ntn_', 'secret_', 'patk', 'pat1', 'shippo_', 'sk.eyj', 'eaac', 'rdme_', 'sq0'],
    pattern:
      /(?<![A-Za-z0-9])(?:figd_[\w-]{36,}|ntn_[A-Za-z0-9]{40,}|secret_[A-Za-z0-9]{40,}|pat[A-Za-z0-9]{14}\.[a-f0-9]{60,}|shippo_(?:live|test)_[a-f0-9]{40}|sk\.eyJ[\w.-]{40,}|EAAC[A-Za-z0-9]{60,})/g,
  },
]);
