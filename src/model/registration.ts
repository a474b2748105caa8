/** How the bot signs in to the Bot Framework: the kinds of identity an Azure Bot resource can have. */
export const registrationTypes = ['SingleTenant', 'UserAssignedMSI', 'MultiTenant'] as const;

export type RegistrationType = (typeof registrationTypes)[number];

/** The bot as it is registered in Azure. */
export interface Registration {
  type: RegistrationType;
  appId: string;
  /** Needed by SingleTenant and MultiTenant; a managed identity has none. */
  password?: string;
  /** Needed by SingleTenant and UserAssignedMSI. */
  tenantId?: string;
}
