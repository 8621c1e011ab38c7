using System.Reflection;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>Calls a function's method and gives its result, with the exceptions that the worker would give.</summary>
internal sealed class FunctionMethod
{
    private static readonly MethodInfo UnwrapMethod =
        typeof(FunctionMethod).GetMethod(nameof(Unwrap), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly MethodInfo _method;
    private readonly Func<Task, Task<object?>>? _unwrap;

    public FunctionMethod(MethodInfo method)
    {
        _method = method;
        var type = method.ReturnType;
        if (type != typeof(Task) && typeof(Task).IsAssignableFrom(type))
        {
            _unwrap = UnwrapMethod.MakeGenericMethod(type.GetGenericArguments()[0]).CreateDelegate<Func<Task, Task<object?>>>();
        }
    }

    public Type DeclaringType => _method.DeclaringType!;

    public bool IsStatic => _method.IsStatic;

    public Task<object?> InvokeAsync(object? instance, object?[] arguments)
    {
        if (_method.ReturnType == typeof(Task))
        {
            return Unwrap<object?>(AwaitAsync(instance, arguments));
        }

        var returned = Call(instance, arguments);
        return _unwrap is null ? Task.FromResult(returned) : _unwrap((Task)returned!);
    }

    private async Task<object?> AwaitAsync(object? instance, object?[] arguments)
    {
        await (Task)Call(instance, arguments)!;
        return null;
    }

    private object? Call(object? instance, object?[] arguments)
        => _method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);

    // Result, not await: as in the worker, middlewares see the exception of an asynchronous function inside an AggregateException.
    private static Task<object?> Unwrap<T>(Task task)
        => ((Task<T>)task).ContinueWith(
            object? (done) => done.Result, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
