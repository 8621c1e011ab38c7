// The port of the ASP.NET Core integration belongs to the process, and so do the worker's environment variables.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
