import { tagsType } from 'types.bicep'

param policiesAccountName string
param hostAccountName string
param location string
param tags tagsType

@description('The table of the policies.')
param tableName string

@description('Whether the host account accepts its keys. Only the content share of Windows Consumption needs one; the policies account never does.')
param hostKeysAllowed bool

@description('Container of the host account for the package of a Flex Consumption app; empty on the other plans.')
param deploymentContainerName string

@description('Whether both accounts are closed to the internet.')
param private bool

@description('IPv4 addresses that may reach the policies account all the same, to edit rows.')
param operatorIpAddresses string[]

resource policiesAccount 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: policiesAccountName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: private && empty(operatorIpAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: private ? 'Deny' : 'Allow'
      ipRules: [
        for address in operatorIpAddresses: {
          action: 'Allow'
          value: address
        }
      ]
    }
  }

  resource tableService 'tableServices' = {
    name: 'default'

    resource policies 'tables' = {
      name: tableName
    }
  }
}

resource hostAccount 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: hostAccountName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    allowSharedKeyAccess: hostKeysAllowed
    allowBlobPublicAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: private ? 'Deny' : 'Allow'
    }
  }

  resource blobService 'blobServices' = {
    name: 'default'

    resource deploymentContainer 'containers' = if (!empty(deploymentContainerName)) {
      name: deploymentContainerName
    }
  }
}

@description('Address of the table service that the policies are in.')
output tableEndpoint string = policiesAccount.properties.primaryEndpoints.table
