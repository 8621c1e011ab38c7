import { tagsType } from 'types.bicep'

param workspaceName string
param applicationInsightsName string
param location string
param tags tagsType

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 30
    features: {
      disableLocalAuth: true
    }
  }
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' = {
  name: applicationInsightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    // The connection string alone opens nothing: telemetry needs the role Monitoring Metrics Publisher.
    DisableLocalAuth: true
  }
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, workspaceName, 'cors')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'CORS: what is refused, and why'
    category: 'workbook'
    sourceId: workspace.id
    version: 'Notebook/1.0'
    serializedData: string(loadJsonContent('workbook.json'))
  }
}

@description('The workspace that everything is sent to.')
output workspaceId string = workspace.id
