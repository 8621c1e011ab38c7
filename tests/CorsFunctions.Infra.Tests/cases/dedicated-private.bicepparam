using '../../../infra/main.bicep'

param environmentName = 'snapshot'
param location = 'westeurope'
param hosting = 'Dedicated'
param vnetEnabled = true
param operatorIpAddresses = ['203.0.113.7']
