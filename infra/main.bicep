import { hostingType } from 'app/types.bicep'

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

@description('Consumption: Windows, serverless. Dedicated: Linux, always warm. ContainerApps: a container that scales. Preflights reach the app on all three. FlexConsumption: the platform answers them, see mirroredOrigins. Only Consumption has a storage key.')
param hosting hostingType = 'Consumption'

@description('FlexConsumption only: the origins that the platform answers preflights for, for any method and header.')
param mirroredOrigins string[] = []

@description('FlexConsumption only: whether the platform allows credentials to all of mirroredOrigins.')
param mirroredCredentials bool = false

@description('ContainerApps only: the image of the app. The default is the Functions host without an app, until there is an image.')
param containerImage string = ''

@description('Not on Consumption: the app reaches storage through a virtual network, and the internet does not.')
param vnetEnabled bool = false

@description('With vnetEnabled: IPv4 addresses from which rows may still be edited.')
param operatorIpAddresses string[] = []

@description('Object id of who deploys, who may then edit rows; azd fills it in. Empty for nobody.')
param principalId string = ''

@description('What who deploys is; azd fills it in.')
param principalType 'User' | 'ServicePrincipal' = 'User'

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

// All names are made here, before anything is deployed, so that what-if can tell of every resource.
var inContainer = hosting == 'ContainerApps'
var identityName = '${abbrs.managedIdentityUserAssignedIdentities}api-${resourceToken}'
var workspaceName = '${abbrs.operationalInsightsWorkspaces}${resourceToken}'
var applicationInsightsName = '${abbrs.insightsComponents}${resourceToken}'
var policiesAccountName = '${abbrs.storageStorageAccounts}cors${resourceToken}'
var hostAccountName = '${abbrs.storageStorageAccounts}host${resourceToken}'
var registryName = inContainer ? '${abbrs.containerRegistryRegistries}${resourceToken}' : ''
var planName = '${inContainer ? abbrs.appManagedEnvironments : abbrs.webServerFarms}${resourceToken}'
var siteName = '${inContainer ? abbrs.appContainerApps : abbrs.webSitesFunctions}api-${resourceToken}'
var deploymentContainerName = hosting == 'FlexConsumption' ? 'app-package' : ''

// Settings that would have no effect stop the deployment instead.
var checkedOrigins = empty(mirroredOrigins) || hosting == 'FlexConsumption'
  ? mirroredOrigins
  : fail('mirroredOrigins works with hosting FlexConsumption only. Remove it: on ${hosting} the rows of the table say which origins may do what.')
var checkedCredentials = !mirroredCredentials || hosting == 'FlexConsumption'
  ? mirroredCredentials
  : fail('mirroredCredentials works with hosting FlexConsumption only. Remove it: on ${hosting} the column Credentials says it for each row.')
var checkedIpAddresses = empty(operatorIpAddresses) || vnetEnabled
  ? operatorIpAddresses
  : fail('operatorIpAddresses works with vnetEnabled only. Remove it, or set vnetEnabled to true.')
var checkedImage = empty(containerImage) || inContainer
  ? containerImage
  : fail('containerImage works with hosting ContainerApps only. Remove it: on ${hosting} azd deploys a package.')
var appSubnetDelegation = hosting == 'Consumption' && vnetEnabled
  ? fail('vnetEnabled does not work with hosting Consumption, whose plan has no virtual network integration. Set hosting to Dedicated, FlexConsumption or ContainerApps.')
  : hosting == 'Dedicated' ? 'Microsoft.Web/serverFarms' : 'Microsoft.App/environments'

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: '${abbrs.resourcesResourceGroups}${environmentName}'
  location: location
  tags: tags
}

module identity 'app/identity.bicep' = {
  scope: group
  params: {
    name: identityName
    location: location
    tags: tags
  }
}

module monitoring 'app/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: workspaceName
    applicationInsightsName: applicationInsightsName
    location: location
    tags: tags
  }
}

module storage 'app/storage.bicep' = {
  scope: group
  params: {
    policiesAccountName: policiesAccountName
    hostAccountName: hostAccountName
    location: location
    tags: tags
    tableName: policiesTable
    hostKeysAllowed: hosting == 'Consumption'
    deploymentContainerName: deploymentContainerName
    private: vnetEnabled
    operatorIpAddresses: checkedIpAddresses
  }
}

module registry 'app/registry.bicep' = if (inContainer) {
  scope: group
  params: {
    name: registryName
    location: location
    tags: tags
  }
}

module network 'app/network.bicep' = if (vnetEnabled) {
  scope: group
  dependsOn: [storage]
  params: {
    name: '${abbrs.networkVirtualNetworks}${resourceToken}'
    endpointNamePrefix: '${abbrs.networkPrivateEndpoints}${resourceToken}-'
    location: location
    tags: tags
    appSubnetDelegation: appSubnetDelegation
    policiesAccountName: policiesAccountName
    hostAccountName: hostAccountName
  }
}

module rbac 'app/rbac.bicep' = {
  scope: group
  dependsOn: [identity, storage, monitoring, registry]
  params: {
    identityName: identityName
    policiesAccountName: policiesAccountName
    tableName: policiesTable
    hostAccountName: hostAccountName
    applicationInsightsName: applicationInsightsName
    registryName: registryName
    deployerPrincipalId: principalId
    deployerPrincipalType: principalType
    operatorsGroupId: operatorsGroupId
  }
}

module api 'app/hosting.bicep' = {
  scope: group
  // The app starts as soon as there is a site, and wants its roles then.
  dependsOn: [rbac]
  params: {
    hosting: hosting
    planName: planName
    siteName: siteName
    location: location
    tags: tags
    identityName: identityName
    hostAccountName: hostAccountName
    applicationInsightsName: applicationInsightsName
    tableEndpoint: storage.outputs.tableEndpoint
    tableName: policiesTable
    policiesApp: policiesApp
    deploymentContainerName: deploymentContainerName
    appSubnetId: vnetEnabled ? network!.outputs.appSubnetId : ''
    mirroredOrigins: checkedOrigins
    mirroredCredentials: checkedCredentials
    containerImage: empty(checkedImage)
      ? 'mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0'
      : checkedImage
    registryServer: inContainer ? registry!.outputs.server : ''
  }
}

module diagnostics 'app/diagnostics.bicep' = {
  scope: group
  dependsOn: [api]
  params: {
    hosting: hosting
    siteName: inContainer ? planName : siteName
    policiesAccountName: policiesAccountName
    workspaceId: monitoring.outputs.workspaceId
  }
}

module alerts 'app/alerts.bicep' = {
  scope: group
  params: {
    workspaceId: monitoring.outputs.workspaceId
    siteName: siteName
    actionGroupName: '${abbrs.insightsActionGroups}${resourceToken}'
    location: location
    tags: tags
    alertEmail: alertEmail
  }
}

@description('Region of all resources.')
output AZURE_LOCATION string = location

@description('Tenant of the identities.')
output AZURE_TENANT_ID string = tenant().tenantId

@description('The resource group.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Server of the registry to push the image to; empty but on ContainerApps.')
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = inContainer ? registry!.outputs.server : ''

@description('The function app, by the name of the service in azure.yaml.')
output SERVICE_API_NAME string = siteName

@description('Where the app is.')
output SERVICE_API_URI string = api.outputs.uri

@description('The function app.')
output AZURE_FUNCTION_NAME string = siteName

@description('Account of the table of the policies.')
output POLICIES_ACCOUNT_NAME string = policiesAccountName

@description('Table service that the policies are in.')
output POLICIES_TABLE_ENDPOINT string = storage.outputs.tableEndpoint

@description('The table of the policies.')
output POLICIES_TABLE_NAME string = policiesTable

@description('The partition of the table that this app reads.')
output POLICIES_APP string = policiesApp

@description('Who answers preflights, and what that means.')
output PREFLIGHTS string = hosting == 'FlexConsumption'
  ? 'Answered by the platform, from mirroredOrigins, for any method and header. Routes, methods, headers and MaxAge of the rows are lost for preflights; Cors__EnforceOrigin is on, so that the app refuses the requests themselves. See docs/hosting.md.'
  : 'Answered by the app, from the rows of the table, as long as the platform\'s own CORS settings stay empty.'
