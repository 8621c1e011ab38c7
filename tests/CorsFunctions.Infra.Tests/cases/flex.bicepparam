using '../../../infra/main.bicep'

param environmentName = 'snapshot'
param location = 'westeurope'
param hosting = 'FlexConsumption'
param mirroredOrigins = ['https://app.example.com']
param mirroredCredentials = true
