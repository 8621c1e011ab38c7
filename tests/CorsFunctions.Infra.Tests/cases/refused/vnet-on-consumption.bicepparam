using '../../../../infra/main.bicep'

param environmentName = 'snapshot'
param location = 'westeurope'
param hosting = 'Consumption'
param vnetEnabled = true
