using CorsFunctions.Azurite;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]
