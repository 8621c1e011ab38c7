using '../../../infra/main.bicep'

param environmentName = 'snapshot'
param location = 'westeurope'
param hosting = 'ContainerApps'
param containerImage = 'example.azurecr.io/cors-functions:1'
