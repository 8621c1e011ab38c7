import { tagsType } from 'types.bicep'

param workspaceId string

@description('What the names of the alerts begin with.')
param siteName string
param actionGroupName string
param location string
param tags tagsType

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
// - src/CorsFunctions/Log.cs: the events have these names, and each is written once for a change, not again while it lasts.
//   So these alerts do not resolve by themselves: a quiet window does not mean that all is well again.
// - the Functions host: it keeps the event's name as EventName, sets its own category (Function.<name>.User), and drops what
//   the worker logs after its invocation has ended. So the events have to be written while a request is handled.
// - host.json: exceptions are never sampled away, traces may be. PolicyReloadFailed carries an exception, hence both tables.
var eventAlerts = [
  {
    name: 'policy-reloads'
    event: 'PolicyReloadFailed'
    displayName: 'CORS policies cannot be reloaded'
    description: 'The app cannot read its table of policies. The last good policies stay in force, and edits have no effect. What to do: docs/operations.md.'
    severity: 1
    quiet: 'PT0M'
  }
  {
    name: 'policies-emptied'
    event: 'PoliciesEmptied'
    displayName: 'All CORS policies are gone'
    description: 'The table had rows for this app and has none: every cross-origin request is refused. What to do: docs/operations.md.'
    severity: 1
    quiet: 'PT0M'
  }
  {
    name: 'rows-expire'
    event: 'RowExpiresSoon'
    displayName: 'A CORS policy is about to expire'
    description: 'When its ExpiresOn has come the row allows nothing. What to do: docs/operations.md.'
    severity: 3
    // Every instance tells of it, and a new one again.
    quiet: 'P1D'
  }
]

resource events 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for alert in eventAlerts: {
    name: '${siteName}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.displayName
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT5M'
      autoMitigate: false
      muteActionsDuration: alert.quiet == 'PT0M' ? null : alert.quiet
      // A new workspace may not have the tables before the first telemetry, and the query would be refused.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: 'union AppTraces, AppExceptions | where tostring(Properties.EventName) == "${alert.event}"'
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
]

// A share, not a count, so that it means the same in a quiet hour and in a busy one; under 20 requests it says nothing.
// host.json keeps requests out of sampling. A host that does not start sends no requests: that is seen in its own log.
resource serverErrors 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
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
