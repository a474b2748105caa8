import { patternDetector } from './detector.js';

/** Tokens of places where code, packages and builds live. Each begins with letters that its maker reserved for it. */
export const codeHostTokens = patternDetector('tokens of code hosts and package registries', [
  {
    // docs.github.com, "About authentication to GitHub: token formats"
    kind: 'GitHub token',
    triggers: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    pattern: /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{22,})/g,
  },
  {
    // docs.gitlab.com, "Token overview: token prefixes"
    kind: 'GitLab token',
    triggers: ['glpat-', 'gldt-', 'glrt-', 'glptt-', 'glcbt-', 'glsoat-', 'glffct-', 'glimt-', 'glft-', 'glagent-'],
    pattern: /(?<![A-Za-z0-9])gl(?:pat|dt|rt|ptt|cbt|soat|ffct|imt|ft|agent)-[\w.-]{16,}/g,
  },
  {
    // developers.atlassian.com: API tokens, app passwords
    kind: 'Atlassian token',
    triggers: ['atatt3', 'atbb', 'atctt3'],
    pattern: /(?<![A-Za-z0-9])(?:AT[AC]TT3[\w=.+/-]{40,}|ATBB[A-Za-z0-9]{24,})/g,
  },
  {
    // docs.npmjs.com, "About access tokens"
    kind: 'npm token',
    triggers: ['npm_'],
    pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{30,}/g,
  },
  {
    // pypi.org/help: API tokens begin with the name and a macaroon in base64
    kind: 'PyPI token',
    triggers: ['pypi-ag'],
    pattern: /(?<![A-Za-z0-9])pypi-Ag[\w-]{40,}/g,
  },
  {
    kind: 'RubyGems key',
    triggers: ['rubygems_'],
    pattern: /(?<![A-Za-z0-9])rubygems_[a-f0-9]{40,}/g,
  },
  {
    // NuGet keys: 46 characters
    kind: 'NuGet key',
    triggers: ['oy2'],
    pattern: /(?<![A-Za-z0-9])oy2[a-z0-9]{43}(?![A-Za-z0-9])/g,
  },
  {
    // docs.docker.com, personal and organisation access tokens
    kind: 'Docker token',
    triggers: ['dckr_pat_', 'dckr_oat_'],
    pattern: /(?<![A-Za-z0-9])dckr_[po]at_[\w-]{20,}/g,
  },
  {
    kind: 'JFrog token',
    triggers: ['akcp'],
    pattern: /(?<![A-Za-z0-9])AKCp\d?[A-Za-z0-9]{50,}/g,
  },
  {
    kind: 'build service token',
    triggers: ['pul-', 'dp.pt.', 'dp.st.', 'dp.ct.', 'dp.sa.', 'bkua_', 'nfp_', 'cfut_', 'cfat_', 'cfk_', 'ccipat_'],
    pattern:
      /(?<![A-Za-z0-9])(?:pul-[a-f0-9]{40}|dp\.(?:pt|st|ct|sa)\.[\w.-]{30,}|(?:bkua|nfp|cfut|cfat|cfk|CCIPAT)_\w{30,})/g,
  },
]);
