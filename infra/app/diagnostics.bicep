import { hostingType } from 'types.bicep'

param hosting hostingType

@description('The function app; on Container Apps its environment.')
param siteName string
param policiesAccountName string
param workspaceId string

resource site 'Microsoft.Web/sites@2025-03-01' existing = if (hosting != 'ContainerApps') {
  name: siteName
}

resource containerEnvironment 'Microsoft.App/managedEnvironments@2025-07-01' existing = if (hosting == 'ContainerApps') {
  name: siteName
}

resource policiesAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: policiesAccountName

  resource tableService 'tableServices' existing = {
    name: 'default'
  }
}

// The host's own log, which is there even when the app cannot start or cannot reach Application Insights.
// Of diagnosticSettings the only stable version, 2016-09-01, knows nothing of single metrics; Microsoft's own templates use the preview.
#disable-next-line use-recent-api-versions
resource siteDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (hosting != 'ContainerApps') {
  name: 'workspace'
  scope: site
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'FunctionAppLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

// Instead of the environment's own connection to a workspace, which would need the workspace's key.
#disable-next-line use-recent-api-versions
resource containerDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (hosting == 'ContainerApps') {
  name: 'workspace'
  scope: containerEnvironment
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}

// Who changed which row, and when. Reads are left out: each instance makes one every ten seconds.
#disable-next-line use-recent-api-versions
resource policiesDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: policiesAccount::tableService
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageWrite'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'Transaction'
        enabled: true
      }
    ]
  }
}
