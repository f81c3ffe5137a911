using System.Linq.Expressions;
using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>A field or property of a row class, and the column that it stands for.</summary>
sealed record RowMember(MemberInfo Member, string Name, Type ValueType)
{
    /// <summary>The type of its column where it was given by hand.</summary>
    public DataViewType? GivenType { get; init; }

    /// <summary>The members that are columns, in order of declaration.</summary>
    public static RowMember[] Of(Type row) =>
    [
        .. row.GetMembers(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member is FieldInfo or PropertyInfo { CanRead: true } && !member.IsDefined(typeof(NoColumnAttribute)))
            .Where(member => member is not PropertyInfo property || property.GetIndexParameters().Length == 0)
            .Select(member => new RowMember(
                member,
                member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name,
                member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType)),
    ];

    /// <summary>The .NET type of one item: of the member itself, or of its array or VBuffer.</summary>
    public Type ItemType => ValueType.IsArray ? ValueType.GetElementType()! : IsBuffer ? ValueType.GetGenericArguments()[0] : ValueType;

    public bool IsVector => ValueType.IsArray || IsBuffer;

    public bool IsBuffer => ValueType.IsGenericType && ValueType.GetGenericTypeDefinition() == typeof(VBuffer<>);

    public bool CanWrite => Member is FieldInfo { IsInitOnly: false } or PropertyInfo { SetMethod.IsPublic: true };

    /// <summary>The type of its column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column cannot hold such values.</exception>
    public DataViewType ColumnType()
    {
        if (GivenType is not null)
            return GivenType;
        PrimitiveDataViewType item = PrimitiveDataViewType.Of(ItemType) ?? throw new ArgumentOutOfRangeException(
            "rawType", $"Could not determine an IDataView type for member {Member.Name} of type {ValueType}");
        if (Member.GetCustomAttribute<KeyTypeAttribute>() is { } key)
            item = new KeyDataViewType(ItemType, key.Count);
        return IsVector ? new VectorDataViewType(item, Member.GetCustomAttribute<VectorTypeAttribute>()?.Dimensions ?? [0]) : item;
    }

    public Func<TRow, TValue> Getter<TRow, TValue>()
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, TValue>>(Expression.MakeMemberAccess(row, Member), row).Compile();
    }

    public Action<TRow, TValue> Setter<TRow, TValue>()
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow));
        ParameterExpression value = Expression.Parameter(typeof(TValue));
        Expression set = Expression.Assign(Expression.MakeMemberAccess(row, Member), value);
        return Expression.Lambda<Action<TRow, TValue>>(set, row, value).Compile();
    }
}
