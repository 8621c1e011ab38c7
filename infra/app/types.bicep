@export()
@description('Names and values of tags.')
type tagsType = {
  @description('Value of a tag.')
  *: string
}

@export()
@description('What runs the app. docs/hosting.md tells on which of them preflights reach it.')
type hostingType = 'Consumption' | 'Dedicated' | 'FlexConsumption' | 'ContainerApps'

@export()
@description('Names and values of app settings.')
type settingsType = {
  @description('Value of a setting.')
  *: string
}
