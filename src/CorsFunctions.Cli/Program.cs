using CorsFunctions.Cli;

return await CorsCommandLine.RunAsync(args, Console.Out, Console.Error, TimeProvider.System, CancellationToken.None);
