param siteName string
param policiesAccountName string
param workspaceId string

resource site 'Microsoft.Web/sites@2024-11-01' existing = {
  name: siteName
}

resource policiesAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: policiesAccountName

  resource tableService 'tableServices' existing = {
    name: 'default'
  }
}

// The host's own log, which is there even when the app cannot start or cannot reach Application Insights.
resource siteDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
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

// Who changed which row, and when. Reads are left out: each instance makes one every ten seconds.
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
