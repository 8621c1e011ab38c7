import { tagsType } from 'types.bicep'

param name string
param location string
param tags tagsType

// Pushed to and pulled from with Entra identities alone; az acr build needs no more.
resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
  name: name
  location: location
  tags: tags
  sku: {
    name: 'Basic'
  }
  properties: {
    adminUserEnabled: false
  }
}

@description('Server of the registry.')
output server string = registry.properties.loginServer
