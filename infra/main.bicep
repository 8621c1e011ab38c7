targetScope = 'subscription'

@minLength(1)
@maxLength(64)
@description('Name of the azd environment; the names of all resources are made from it.')
param environmentName string

@minLength(1)
@description('Region of all resources.')
@metadata({
  azd: {
    type: 'location'
  }
})
param location string

@description('Consumption: Windows, serverless. Dedicated: Linux, always warm, no storage key anywhere. Preflights reach the app on both. FlexConsumption: the platform answers them, see mirroredOrigins.')
@allowed(['Consumption', 'Dedicated', 'FlexConsumption'])
param hosting string = 'Consumption'

@description('FlexConsumption only: the origins that the platform answers preflights for, for any method and header.')
param mirroredOrigins array = []

@description('Dedicated and FlexConsumption only: the app reaches storage through a virtual network, and the internet does not.')
param vnetEnabled bool = false

@description('With vnetEnabled: IPv4 addresses from which rows may still be edited.')
param operatorIpAddresses array = []

@description('Object id of who deploys, who may then edit rows; azd fills it in. Empty for nobody.')
param principalId string = ''

@allowed(['User', 'ServicePrincipal'])
param principalType string = 'User'

@description('Object id of the group of those who edit rows; empty for none.')
param operatorsGroupId string = ''

@description('Where alerts are sent to; empty for nowhere.')
param alertEmail string = ''

@minLength(3)
@maxLength(63)
@description('The table of the policies.')
param policiesTable string = 'CorsPolicies'

@minLength(1)
@description('The partition of the table that this app reads.')
param policiesApp string = 'default'

var abbrs = loadJsonContent('./abbreviations.json')
var resourceToken = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var deploymentContainerName = hosting == 'FlexConsumption' ? 'app-package' : ''

// Settings that would have no effect stop the deployment instead.
var checkedOrigins = empty(mirroredOrigins) || hosting == 'FlexConsumption'
  ? mirroredOrigins
  : fail('mirroredOrigins works with hosting FlexConsumption only. Remove it: on ${hosting} the rows of the table say which origins may do what.')
var checkedIpAddresses = empty(operatorIpAddresses) || vnetEnabled
  ? operatorIpAddresses
  : fail('operatorIpAddresses works with vnetEnabled only. Remove it, or set vnetEnabled to true.')

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: '${abbrs.resourcesResourceGroups}${environmentName}'
  location: location
  tags: tags
}

module identity 'app/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: '${abbrs.managedIdentityUserAssignedIdentities}api-${resourceToken}'
    location: location
    tags: tags
  }
}

module monitoring 'app/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: '${abbrs.operationalInsightsWorkspaces}${resourceToken}'
    applicationInsightsName: '${abbrs.insightsComponents}${resourceToken}'
    location: location
    tags: tags
  }
}

module storage 'app/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    policiesAccountName: '${abbrs.storageStorageAccounts}cors${resourceToken}'
    hostAccountName: '${abbrs.storageStorageAccounts}host${resourceToken}'
    location: location
    tags: tags
    tableName: policiesTable
    hostKeysAllowed: hosting == 'Consumption'
    deploymentContainerName: deploymentContainerName
    private: vnetEnabled
    operatorIpAddresses: checkedIpAddresses
  }
}

module network 'app/network.bicep' = if (vnetEnabled) {
  name: 'network'
  scope: group
  params: {
    name: '${abbrs.networkVirtualNetworks}${resourceToken}'
    endpointNamePrefix: '${abbrs.networkPrivateEndpoints}${resourceToken}-'
    location: location
    tags: tags
    appSubnetDelegation: hosting == 'Dedicated'
      ? 'Microsoft.Web/serverFarms'
      : hosting == 'FlexConsumption'
          ? 'Microsoft.App/environments'
          : fail('vnetEnabled does not work with hosting Consumption, whose plan has no virtual network integration. Set hosting to Dedicated or FlexConsumption.')
    policiesAccountName: storage.outputs.policiesAccountName
    hostAccountName: storage.outputs.hostAccountName
  }
}

module rbac 'app/rbac.bicep' = {
  name: 'rbac'
  scope: group
  params: {
    policiesAccountName: storage.outputs.policiesAccountName
    tableName: storage.outputs.tableName
    hostAccountName: storage.outputs.hostAccountName
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    appPrincipalId: identity.outputs.principalId
    deployerPrincipalId: principalId
    deployerPrincipalType: principalType
    operatorsGroupId: operatorsGroupId
  }
}

module api 'app/hosting.bicep' = {
  name: 'hosting'
  scope: group
  // The app starts as soon as there is a site, and wants its roles then.
  dependsOn: [rbac]
  params: {
    hosting: hosting
    planName: '${abbrs.webServerFarms}${resourceToken}'
    siteName: '${abbrs.webSitesFunctions}api-${resourceToken}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostAccountName: storage.outputs.hostAccountName
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    tableEndpoint: storage.outputs.tableEndpoint
    tableName: storage.outputs.tableName
    policiesApp: policiesApp
    deploymentContainerName: deploymentContainerName
    appSubnetId: vnetEnabled ? network!.outputs.appSubnetId : ''
    mirroredOrigins: checkedOrigins
  }
}

module diagnostics 'app/diagnostics.bicep' = {
  name: 'diagnostics'
  scope: group
  params: {
    siteName: api.outputs.siteName
    policiesAccountName: storage.outputs.policiesAccountName
    workspaceId: monitoring.outputs.workspaceId
  }
}

module alerts 'app/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    workspaceId: monitoring.outputs.workspaceId
    siteName: api.outputs.siteName
    actionGroupName: '${abbrs.insightsActionGroups}${resourceToken}'
    location: location
    tags: tags
    alertEmail: alertEmail
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output SERVICE_API_NAME string = api.outputs.siteName
output SERVICE_API_URI string = api.outputs.uri
output AZURE_FUNCTION_NAME string = api.outputs.siteName
output POLICIES_ACCOUNT_NAME string = storage.outputs.policiesAccountName
output POLICIES_TABLE_ENDPOINT string = storage.outputs.tableEndpoint
output POLICIES_TABLE_NAME string = storage.outputs.tableName
output POLICIES_APP string = policiesApp
output PREFLIGHTS string = hosting == 'FlexConsumption'
  ? 'Answered by the platform, from mirroredOrigins, for any method and header and without credentials. Routes, methods, headers and MaxAge of the rows are lost for preflights; Cors__EnforceOrigin is on, so that the app refuses the requests themselves.'
  : 'Answered by the app, from the rows of the table, as long as the CORS blade of the function app stays empty.'
