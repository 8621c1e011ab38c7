using System.Reflection;

namespace Azure.Data.Tables;

/// <summary>Columns of entities that are dictionaries, and of classes whose public properties are the columns.</summary>
internal static class EntityBinder
{
    public static T FromColumns<T>(TableEntity columns)
        where T : class, ITableEntity
    {
        if (columns is T same)
        {
            return same;
        }

        var entity = Activator.CreateInstance<T>();
        if (entity is IDictionary<string, object> dictionary)
        {
            foreach (var (name, value) in columns)
            {
                dictionary[name] = value;
            }

            return entity;
        }

        foreach (var property in Properties(typeof(T)))
        {
            if (property.Name == nameof(ITableEntity.ETag))
            {
                property.SetValue(entity, columns.ETag);
            }
            else if (columns.TryGetValue(property.Name, out var value))
            {
                property.SetValue(entity, value is null ? null : Convert(value, property.PropertyType));
            }
        }

        return entity;
    }

    /// <summary>What is sent: everything but the two values that the service itself sets.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> ToColumns(ITableEntity entity)
    {
        var columns = entity is IDictionary<string, object?> dictionary
            ? dictionary.Where(column => column.Key != TableEntity.ETagProperty)
            : Properties(entity.GetType())
                .Where(property => property.Name != nameof(ITableEntity.ETag))
                .Select(property => KeyValuePair.Create(property.Name, property.GetValue(entity) is Enum name ? name.ToString() : property.GetValue(entity)));
        return columns.Where(column => column.Key != nameof(ITableEntity.Timestamp));
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) => type
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property is { CanRead: true, CanWrite: true } && property.GetIndexParameters().Length == 0);

    private static object Convert(object value, Type target)
    {
        var type = Nullable.GetUnderlyingType(target) ?? target;
        return value switch
        {
            _ when type.IsInstanceOfType(value) => value,
            string name when type.IsEnum => Enum.Parse(type, name),
            DateTimeOffset instant when type == typeof(DateTime) => instant.UtcDateTime,
            byte[] bytes when type == typeof(BinaryData) => new BinaryData(bytes),
            int number when type == typeof(double) => (double)number,
            int number when type == typeof(long) => (long)number,
            _ => throw new InvalidCastException($"A column of type {value.GetType()} does not fit a property of type {type}."),
        };
    }
}
