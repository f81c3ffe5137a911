using System.Reflection;
using System.Runtime.CompilerServices;

namespace Strata.Tests;

/// <summary>Writes types as the API listings do: names of XML documentation IDs, but Name{T} and tuple names kept.</summary>
static class ApiType
{
    /// <summary>Whether a caller outside the assembly can name the type, or a class derived from its owner can.</summary>
    public static bool IsVisible(Type type) => !type.Name.StartsWith('<') && (type.IsNested
        ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)
        : type.IsPublic);

    /// <summary>The line of the type itself: T:Name : kind &lt; bases.</summary>
    public static string Line(Type type)
    {
        string line = $"T:{Name(type)} : {Kind(type)}";
        if (type.IsEnum)
            line += $" of {Name(type.GetEnumUnderlyingType())}" + (type.IsDefined(typeof(FlagsAttribute)) ? " [flags]" : "");
        string bases = string.Join(", ", Bases(type));
        return line + (bases == "" ? "" : " < " + bases) + Constraints(type.GetGenericArguments()) + Obsolete(type);
    }

    public static bool IsDelegate(Type type) => type.BaseType == typeof(MulticastDelegate);

    public static string Obsolete(MemberInfo member) =>
        member.IsDefined(typeof(ObsoleteAttribute), inherit: false) ? " [obsolete]" : "";

    public static string Name(Type type)
    {
        if (type.HasElementType)
            return Name(type.GetElementType()!) + Suffix(type);
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsGenericType)
            return GenericName(type, Name);
        return (type.FullName ?? $"{type.Namespace}.{type.Name}").Replace('+', '.');
    }

    /// <summary>The name with tuple element names, which stand on the parameter, return value, field or property.</summary>
    public static string Name(Type type, ICustomAttributeProvider noted)
    {
        return noted.GetCustomAttributes(typeof(TupleElementNamesAttribute), inherit: false) is [TupleElementNamesAttribute names]
            ? TupleName(type, new Queue<string?>(names.TransformNames))
            : Name(type);
    }

    public static string Constraints(Type[] arguments) => string.Concat(arguments
        .Where(argument => argument.IsGenericParameter)
        .Select(parameter => (parameter.Name, Rules: string.Join(", ", Rules(parameter))))
        .Where(parameter => parameter.Rules != "")
        .Select(parameter => $" where {parameter.Name} : {parameter.Rules}"));

    static string Suffix(Type type) =>
        type.IsByRef ? "@" : type.IsPointer ? "*" : $"[{new string(',', type.GetArrayRank() - 1)}]";

    // The names are noted in the order in which a reader meets the elements: an element before what it is made of.
    static string TupleName(Type type, Queue<string?> names)
    {
        if (type.HasElementType)
            return TupleName(type.GetElementType()!, names) + Suffix(type);
        if (!type.IsGenericType || type.DeclaringType is { IsGenericType: true })
            return Name(type);
        if (!type.GetGenericTypeDefinition().FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal))
            return GenericName(type, argument => TupleName(argument, names));
        Type[] elements = type.GetGenericArguments();
        string?[] own = [.. elements.Select(_ => names.Count > 0 ? names.Dequeue() : null)];
        IEnumerable<string> named = elements.Select((element, i) => $"{TupleName(element, names)} {own[i]}".TrimEnd());
        return $"System.ValueTuple{{{string.Join(",", named)}}}";
    }

    // A nested type repeats the parameters of its owners: each level shows only those that it adds.
    static string GenericName(Type type, Func<Type, string> nameOf)
    {
        Stack<Type> levels = [];
        for (Type? level = type.GetGenericTypeDefinition(); level is not null; level = level.DeclaringType)
            levels.Push(level);
        Type[] arguments = type.GetGenericArguments();
        List<string> parts = [];
        int shown = 0;
        foreach (Type level in levels)
        {
            int count = level.GetGenericArguments().Length;
            string own = string.Join(",", arguments[shown..count].Select(nameOf));
            parts.Add(level.Name.Split('`')[0] + (own == "" ? "" : $"{{{own}}}"));
            shown = count;
        }
        string name = string.Join(".", parts);
        return string.IsNullOrEmpty(type.Namespace) ? name : $"{type.Namespace}.{name}";
    }

    static string Kind(Type type)
    {
        string kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsEnum: true } => "enum",
            _ when IsDelegate(type) => "delegate",
            { IsValueType: true } => type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly struct" : "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        return (type.IsByRefLike ? "ref " : "") + (type.IsNested && !type.IsNestedPublic ? "protected " : "") + kind;
    }

    static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum || IsDelegate(type))
            return [];
        IEnumerable<string> interfaces = type.GetInterfaces()
            .Where(face => IsVisible(face.IsGenericType ? face.GetGenericTypeDefinition() : face))
            .Select(Name).Order(StringComparer.Ordinal);
        bool namesBase = type.BaseType is not null && !type.IsValueType && type.BaseType != typeof(object);
        return namesBase ? interfaces.Prepend(Name(type.BaseType!)) : interfaces;
    }

    static IEnumerable<string> Rules(Type parameter)
    {
        GenericParameterAttributes marks = parameter.GenericParameterAttributes;
        bool isStruct = marks.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (marks.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            yield return "class";
        if (parameter.IsDefined(typeof(IsUnmanagedAttribute)))
            yield return "unmanaged";
        else if (isStruct)
            yield return "struct";
        foreach (Type rule in parameter.GetGenericParameterConstraints().Except([typeof(ValueType), typeof(object)]))
            yield return Name(rule);
        if (marks.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
            yield return "new()";
    }
}
