using '../../../../infra/main.bicep'

param environmentName = 'snapshot'
param location = 'westeurope'
param hosting = 'Dedicated'
param containerImage = 'example.azurecr.io/cors-functions:1'
