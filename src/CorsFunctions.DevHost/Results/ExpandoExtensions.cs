using System.Dynamic;

namespace CorsFunctions.DevHost.Results;

internal static class ExpandoExtensions
{
    /// <summary>Finds a property, first with and then without regard to case; null fits any type, a value of another type is not found.</summary>
    public static bool TryFind<T>(this ExpandoObject message, string name, out T? value)
    {
        var properties = (IDictionary<string, object?>)message;
        if (!properties.TryGetValue(name, out var found))
        {
            var key = properties.Keys.FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (key is null)
            {
                value = default;
                return false;
            }

            found = properties[key];
        }

        value = found is T typed ? typed : default;
        return found is T or null;
    }
}
