using '../../../infra/main.bicep'

param environmentName = 'snapshot'
param location = 'westeurope'
param hosting = 'FlexConsumption'
param vnetEnabled = true
