using '../../../infra/main.bicep'

param environmentName = 'snapshot'
param location = 'westeurope'
param hosting = 'Consumption'
param principalId = '11111111-1111-1111-1111-111111111111'
param operatorsGroupId = '22222222-2222-2222-2222-222222222222'
param alertEmail = 'operators@example.com'
