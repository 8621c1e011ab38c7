namespace CorsFunctions.DevHost.Hosting;

/// <summary>An exception that left the worker's pipeline; it is logged already.</summary>
internal sealed class InvocationFailedException(Exception inner) : Exception(inner.Message, inner);
