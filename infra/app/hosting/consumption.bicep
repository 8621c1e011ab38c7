// Windows Consumption: serverless, and preflights reach the app as long as siteConfig.cors stays unset.
import { settingsType, tagsType } from '../types.bicep'

param planName string
param siteName string
param location string
param tags tagsType
param siteTags tagsType
param identityId string
param settings settingsType
param hostAccountName string

resource hostAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: hostAccountName
}

// The content share is mounted with a key; there is no keyless form of it.
var contentShareConnection = 'DefaultEndpointsProtocol=https;AccountName=${hostAccount.name};AccountKey=${hostAccount.listKeys().keys[0].value};EndpointSuffix=${environment().suffixes.storage}'

var allSettings = union(settings, {
  WEBSITE_CONTENTAZUREFILECONNECTIONSTRING: contentShareConnection
  WEBSITE_CONTENTSHARE: siteName
  WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '1'
})

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  sku: {
    name: 'Y1'
    tier: 'Dynamic'
  }
}

resource site 'Microsoft.Web/sites@2025-03-01' = {
  name: siteName
  location: location
  tags: siteTags
  kind: 'functionapp'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    siteConfig: {
      netFrameworkVersion: 'v10.0'
      use32BitWorkerProcess: false
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      appSettings: map(items(allSettings), setting => { name: setting.key, value: setting.value })
    }
  }

  // Who deploys signs in to Entra; no password opens the site.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

@description('Host name of the app.')
output hostName string = site.properties.defaultHostName
