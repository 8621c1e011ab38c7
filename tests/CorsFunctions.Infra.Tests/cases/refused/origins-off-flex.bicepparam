using '../../../../infra/main.bicep'

param environmentName = 'snapshot'
param location = 'westeurope'
param hosting = 'Dedicated'
param mirroredOrigins = ['https://app.example.com']
