// The plan, the site and its settings. Writing settings replaces the whole set, so they are put together here, once.
@allowed(['Consumption', 'Dedicated', 'FlexConsumption'])
param hosting string
param planName string
param siteName string
param location string
param tags object

param identityId string
param identityClientId string
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
param mirroredOrigins array

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

// azd finds the site of azure.yaml's service by this tag.
var siteTags = union(tags, { 'azd-service-name': 'api' })

var settings = {
  AzureWebJobsStorage__accountName: hostAccountName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AZURE_CLIENT_ID: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  CorsStorage__tableServiceUri: tableEndpoint
  CorsStorage__credential: 'managedidentity'
  CorsStorage__clientId: identityClientId
  Cors__Table: tableName
  Cors__App: policiesApp
}

// Flex Consumption refuses these: there functionAppConfig says it.
var runtimeSettings = {
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
    identityId: identityId
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
    identityId: identityId
    settings: union(settings, runtimeSettings)
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
    identityId: identityId
    // The platform answers the preflights here, for any method and header, so the app has to refuse the requests themselves.
    settings: union(settings, { Cors__EnforceOrigin: 'true' })
    hostAccountName: hostAccountName
    deploymentContainerName: deploymentContainerName
    appSubnetId: appSubnetId
    mirroredOrigins: mirroredOrigins
  }
}

var hostName = hosting == 'Consumption'
  ? consumption!.outputs.hostName
  : hosting == 'Dedicated' ? dedicated!.outputs.hostName : flex!.outputs.hostName

output siteName string = siteName
output uri string = 'https://${hostName}'
