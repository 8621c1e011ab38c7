namespace CorsFunctions.Worker.Tests.Support;

/// <summary>The two ways in which the worker gets HTTP requests.</summary>
public enum Mode
{
    Plain,
    AspNetCore,
}
