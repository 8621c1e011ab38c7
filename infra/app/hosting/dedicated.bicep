// An App Service plan on Linux: keyless throughout, always warm, and preflights reach the app as long as siteConfig.cors stays unset.
import { settingsType, tagsType } from '../types.bicep'

param planName string
param siteName string
param location string
param tags tagsType
param siteTags tagsType
param identityId string
param settings settingsType

@description('Path that tells whether an instance is well.')
param healthPath string

@description('Subnet that the app reaches storage through; empty without a virtual network.')
param appSubnetId string

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: 'B1'
  }
  properties: {
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2025-03-01' = {
  name: siteName
  location: location
  tags: siteTags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: empty(appSubnetId) ? null : appSubnetId
    siteConfig: {
      alwaysOn: true
      linuxFxVersion: 'DOTNET-ISOLATED|10.0'
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      healthCheckPath: healthPath
      appSettings: map(items(settings), setting => { name: setting.key, value: setting.value })
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
