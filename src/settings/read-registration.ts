import { type Registration, type RegistrationType, registrationTypes } from '../model/registration.js';
import { settingNames } from './setting-names.js';
import { readChoice, type SettingReader } from './setting-reader.js';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How the bot is known to Azure; undefined where it is not registered there. */
export function readRegistration(reader: SettingReader): Registration | undefined {
  const { get, wrong } = reader;
  const appId = get('MicrosoftAppId');
  const password = get('MicrosoftAppPassword');
  const tenantId = get('MicrosoftAppTenantId');
  if (appId === undefined) {
    const lonely = settingNames.filter((name) => name.startsWith('MicrosoftApp') && get(name) !== undefined);
    if (lonely.length > 0) wrong(`MicrosoftAppId is missing, but ${lonely.join(', ')} is set: set it, or unset these.`);
    return undefined;
  }
  const type = readChoice(reader, 'MicrosoftAppType', registrationTypes, 'SingleTenant');
  if (!guid.test(appId)) wrong(`MicrosoftAppId is "${appId}": give the application (client) id, a GUID.`);
  if (tenantId !== undefined && !guid.test(tenantId)) {
    wrong(`MicrosoftAppTenantId is "${tenantId}": give the directory (tenant) id, a GUID.`);
  }
  checkNeeds(reader, type, password !== undefined, tenantId !== undefined);
  return { type, appId, ...(password && { password }), ...(tenantId && { tenantId }) };
}

function checkNeeds({ wrong }: SettingReader, type: RegistrationType, hasPassword: boolean, hasTenant: boolean): void {
  if (type !== 'MultiTenant' && !hasTenant) {
    wrong(`MicrosoftAppTenantId is missing: MicrosoftAppType ${type} needs the directory (tenant) id.`);
  }
  if (type === 'UserAssignedMSI' && hasPassword) {
    wrong('MicrosoftAppPassword is set, but a managed identity has none: unset it, or set MicrosoftAppType.');
  }
  if (type !== 'UserAssignedMSI' && !hasPassword) {
    wrong(`MicrosoftAppPassword is missing: MicrosoftAppType ${type} needs the client secret of the app registration.`);
  }
}
