// Functions on Azure Container Apps: keyless throughout, and preflights reach the app: the host leaves CORS to the app there.
import { settingsType, tagsType } from '../types.bicep'

param environmentName string
param appName string
param location string
param tags tagsType
param identityId string
param settings settingsType

@description('Image of the app.')
param image string

@description('Server of the registry that the identity pulls the image from.')
param registryServer string

@description('Subnet of the environment; empty without a virtual network.')
param appSubnetId string

resource containerEnvironment 'Microsoft.App/managedEnvironments@2025-07-01' = {
  name: environmentName
  location: location
  tags: tags
  properties: {
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    vnetConfiguration: empty(appSubnetId) ? null : { infrastructureSubnetId: appSubnetId }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource app 'Microsoft.App/containerApps@2025-07-01' = {
  name: appName
  location: location
  tags: tags
  kind: 'functionapp'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: containerEnvironment.id
    workloadProfileName: 'Consumption'
    configuration: {
      // No corsPolicy: with one the ingress would answer the preflights.
      ingress: {
        external: true
        targetPort: 80
        allowInsecure: false
      }
      registries: [
        {
          server: registryServer
          identity: identityId
        }
      ]
    }
    template: {
      containers: [
        {
          name: 'api'
          image: image
          env: map(items(settings), setting => { name: setting.key, value: setting.value })
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          // No probe on the health function, so that the platform's own are in force, on the port: a new replica without policies is
          // unavailable by that function, and has to serve the requests that need none all the same.
        }
      ]
      scale: {
        minReplicas: 1
        maxReplicas: 10
      }
    }
  }
}

@description('Host name of the app.')
output hostName string = app.properties.configuration.ingress.fqdn
