// Every role assignment of the deployment is here; docs/operations.md says why each is needed.
// An assignment is named after the resource and the identity's name, not its principal: names have to be known before anything is
// deployed, or what-if cannot tell of them. An identity that was deleted and made again needs its old assignments deleted first.
param identityName string
param policiesAccountName string
param tableName string
param hostAccountName string
param applicationInsightsName string

@description('The registry that the container comes from; empty where there is none.')
param registryName string

@description('Who deploys; empty for nobody.')
param deployerPrincipalId string

@description('What who deploys is.')
param deployerPrincipalType 'User' | 'ServicePrincipal'

@description('The group of those who edit rows; empty for none.')
param operatorsGroupId string

// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
var roles = {
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  storageTableDataReader: '76199698-9eea-4c19-bc75-cec21354c6b6'
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource policiesAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: policiesAccountName

  resource tableService 'tableServices' existing = {
    name: 'default'

    resource policies 'tables' existing = {
      name: tableName
    }
  }
}

resource hostAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: hostAccountName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = if (!empty(registryName)) {
  name: registryName
}

resource appReadsPolicies 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(policiesAccount::tableService::policies.id, identity.id, roles.storageTableDataReader)
  scope: policiesAccount::tableService::policies
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageTableDataReader)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

// The host's role on AzureWebJobsStorage. Queues are for blob triggers, which an app of HTTP triggers has none of.
resource appOwnsHostBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(hostAccount.id, identity.id, roles.storageBlobDataOwner)
  scope: hostAccount
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataOwner)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource appSendsTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(applicationInsights.id, identity.id, roles.monitoringMetricsPublisher)
  scope: applicationInsights
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.monitoringMetricsPublisher
    )
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource appPullsImages 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(registryName)) {
  name: guid(registry.id, identity.id, roles.acrPull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource deployerEditsPolicies 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployerPrincipalId)) {
  name: guid(policiesAccount::tableService::policies.id, deployerPrincipalId, roles.storageTableDataContributor)
  scope: policiesAccount::tableService::policies
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageTableDataContributor
    )
    principalId: deployerPrincipalId
    principalType: deployerPrincipalType
  }
}

resource operatorsEditPolicies 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorsGroupId)) {
  name: guid(policiesAccount::tableService::policies.id, operatorsGroupId, roles.storageTableDataContributor)
  scope: policiesAccount::tableService::policies
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageTableDataContributor
    )
    principalId: operatorsGroupId
    principalType: 'Group'
  }
}
