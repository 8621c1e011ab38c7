param workspaceId string
param siteName string
param actionGroupName string
param location string
param tags object

@description('Who is told; empty for nobody: the alerts are then only seen in the portal.')
param alertEmail string

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(alertEmail)) {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'cors'
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: alertEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

var actionGroups = empty(alertEmail) ? [] : [actionGroup.id]

// Depends on three things elsewhere:
// - src/CorsFunctions/Log.cs: the event is named PolicyReloadFailed, carries an exception, and is written once for the first
//   failure after a success. So the alert does not resolve by itself: a quiet window does not mean that storage is back.
// - the Functions host: it keeps the event's name as EventName, sets its own category (Function.<name>.User), and drops what
//   the worker logs after its invocation has ended. So the event has to be written while a request is handled.
// - host.json: exceptions are never sampled away, traces may be. Hence both tables.
resource policyReloads 'Microsoft.Insights/scheduledQueryRules@2021-08-01' = {
  name: '${siteName}-policy-reloads'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'CORS policies cannot be reloaded'
    description: 'The app cannot read its table of policies. The last good policies stay in force, and edits have no effect. What to do: docs/operations.md.'
    severity: 1
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    autoMitigate: false
    // A new workspace may not have the tables before the first telemetry, and the query would be refused.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'union AppTraces, AppExceptions | where tostring(Properties.EventName) == "PolicyReloadFailed"'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: actionGroups
    }
  }
}

// A share, not a count, so that it means the same in a quiet hour and in a busy one; under 20 requests it says nothing.
// host.json keeps requests out of sampling. A host that does not start sends no requests: that is seen in FunctionAppLogs.
resource serverErrors 'Microsoft.Insights/scheduledQueryRules@2021-08-01' = {
  name: '${siteName}-server-errors'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'More than 5 % of the requests fail with 5xx'
    description: 'Measured over 15 minutes with at least 20 requests. What to do: docs/operations.md.'
    severity: 2
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: true
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'AppRequests | summarize Failed = sumif(ItemCount, toint(ResultCode) >= 500), Total = sum(ItemCount) | where Total >= 20 | project Percent = 100.0 * Failed / Total'
          metricMeasureColumn: 'Percent'
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: 5
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: actionGroups
    }
  }
}
