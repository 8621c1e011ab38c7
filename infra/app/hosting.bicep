// What runs the app, and its settings. Writing settings replaces the whole set, so they are put together here, once.
import { hostingType, settingsType, tagsType } from 'types.bicep'

param hosting hostingType

@description('The plan; on Container Apps the environment.')
param planName string
param siteName string
param location string
param tags tagsType

param identityName string
param hostAccountName string
param applicationInsightsName string

param tableEndpoint string
param tableName string
param policiesApp string

@description('Container of the host account for the package; only Flex Consumption has one.')
param deploymentContainerName string

@description('Subnet that the app reaches storage through; empty without a virtual network.')
param appSubnetId string

@description('Origins that the platform of Flex Consumption answers preflights for.')
param mirroredOrigins string[]

@description('Whether it allows credentials to all of them.')
param mirroredCredentials bool

@description('Image of the app on Container Apps.')
param containerImage string

@description('Server of the registry that the image may come from; empty on the other plans.')
param registryServer string

// Anonymous, and made by the library: it says healthy, degraded or unavailable and nothing else.
var healthPath = '/api/cors/health'

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

// azd finds the site of azure.yaml's service by this tag.
var siteTags = union(tags, { 'azd-service-name': 'api' })

var settings settingsType = {
  AzureWebJobsStorage__accountName: hostAccountName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  AZURE_CLIENT_ID: identity.properties.clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  CorsStorage__tableServiceUri: tableEndpoint
  CorsStorage__credential: 'managedidentity'
  CorsStorage__clientId: identity.properties.clientId
  Cors__Table: tableName
  Cors__App: policiesApp
}

// Flex Consumption refuses these: there functionAppConfig says it.
var runtimeSettings settingsType = {
  FUNCTIONS_EXTENSION_VERSION: '~4'
  FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
  WEBSITE_RUN_FROM_PACKAGE: '1'
}

module consumption 'hosting/consumption.bicep' = if (hosting == 'Consumption') {
  params: {
    planName: planName
    siteName: siteName
    location: location
    tags: tags
    siteTags: siteTags
    identityId: identity.id
    settings: union(settings, runtimeSettings)
    hostAccountName: hostAccountName
  }
}

module dedicated 'hosting/dedicated.bicep' = if (hosting == 'Dedicated') {
  params: {
    planName: planName
    siteName: siteName
    location: location
    tags: tags
    siteTags: siteTags
    identityId: identity.id
    settings: union(settings, runtimeSettings)
    healthPath: healthPath
    appSubnetId: appSubnetId
  }
}

module flex 'hosting/flex.bicep' = if (hosting == 'FlexConsumption') {
  params: {
    planName: planName
    siteName: siteName
    location: location
    tags: tags
    siteTags: siteTags
    identityId: identity.id
    // The platform answers the preflights here, for any method and header, so the app has to refuse the requests themselves.
    settings: union(settings, { Cors__EnforceOrigin: 'true' })
    hostAccountName: hostAccountName
    deploymentContainerName: deploymentContainerName
    appSubnetId: appSubnetId
    mirroredOrigins: mirroredOrigins
    mirroredCredentials: mirroredCredentials
  }
}

module containerApps 'hosting/container-apps.bicep' = if (hosting == 'ContainerApps') {
  params: {
    environmentName: planName
    appName: siteName
    location: location
    // Without azd's tag: azd deploy uploads packages, and here the image is what is deployed.
    tags: tags
    identityId: identity.id
    settings: union(settings, { FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated' })
    image: containerImage
    registryServer: registryServer
    appSubnetId: appSubnetId
  }
}

var hostName = hosting == 'Consumption'
  ? consumption!.outputs.hostName
  : hosting == 'Dedicated'
      ? dedicated!.outputs.hostName
      : hosting == 'FlexConsumption' ? flex!.outputs.hostName : containerApps!.outputs.hostName

@description('Where the app is.')
output uri string = 'https://${hostName}'
