using System.Text;
using Microsoft.Azure.Functions.Worker;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>Finds the arguments of a function, by the rules and in the order of the worker's converters.</summary>
internal static class ParameterBinder
{
    public static async Task<object?[]> BindAsync(FunctionContext context)
    {
        var parameters = context.FunctionDefinition.Parameters;
        var values = new object?[parameters.Length];
        var errors = new List<string>();
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = parameters[i];
            var conversion = await GetAsync(context, parameter.Name, parameter.Type);
            var source = context.GetBindings().SourceOf(parameter.Name);
            if (conversion.Outcome == ConversionOutcome.Succeeded)
            {
                values[i] = conversion.Value;
            }
            else if (conversion.Outcome == ConversionOutcome.Failed)
            {
                errors.Add($"Cannot convert input parameter '{parameter.Name}' to type '{parameter.Type.FullName}' from type '{source?.GetType().FullName}'. Error:{conversion.Error}");
            }
            else if (parameter.HasDefaultValue)
            {
                values[i] = parameter.DefaultValue;
            }
            else if (!parameter.IsReferenceOrNullableType)
            {
                errors.Add($"Could not populate the value for '{parameter.Name}' parameter. Consider adding a default value or making the parameter nullable.");
            }
        }

        return errors.Count == 0
            ? values
            : throw new FunctionInputConverterException(
                $"Error converting {errors.Count} input parameters for Function '{context.FunctionDefinition.Name}': {string.Join(Environment.NewLine, errors)}");
    }

    // One conversion a name: a middleware and the function see the same request object.
    public static async Task<Conversion> GetAsync(FunctionContext context, string name, Type type)
    {
        var bindings = context.GetBindings();
        if (!bindings.Converted.TryGetValue(name, out var conversion))
        {
            conversion = await ConvertAsync(context, bindings.SourceOf(name), type);
            bindings.Converted[name] = conversion;
        }

        return conversion;
    }

    private static async Task<Conversion> ConvertAsync(FunctionContext context, object? source, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        return source switch
        {
            _ when type == typeof(FunctionContext) => Success(context),
            not null when type.IsInstanceOfType(source) => Success(source),
            string text when target == typeof(Guid) && Guid.TryParse(text, out var guid) => Success(guid),
            string text when target == typeof(DateTimeOffset) && DateTimeOffset.TryParse(text, out var offset) => Success(offset),
            string text when target == typeof(DateTime) && DateTime.TryParse(text, out var time) => Success(time),
            string text when type.IsAssignableFrom(typeof(byte[])) => Success(Encoding.UTF8.GetBytes(text)),
            string text when type != typeof(string) => await FromJsonAsync(context, text, type),
            _ when target == typeof(CancellationToken) => Success(context.CancellationToken),
            _ => new(ConversionOutcome.Unhandled),
        };
    }

    private static async Task<Conversion> FromJsonAsync(FunctionContext context, string text, Type type)
    {
        try
        {
            using var json = new MemoryStream(Encoding.UTF8.GetBytes(text));
            return Success(await context.GetSerializer().DeserializeAsync(json, type, CancellationToken.None));
        }
#pragma warning disable CA1031 // Whatever the app's serializer throws is the error of this parameter.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new(ConversionOutcome.Failed, Error: exception);
        }
    }

    private static Conversion Success(object? value) => new(ConversionOutcome.Succeeded, value);
}
