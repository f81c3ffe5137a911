using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Strata.Tests;

/// <summary>Writes the members that a type itself declares as the API listings do, after the type's own line.</summary>
static class ApiMembers
{
    const BindingFlags Declared = BindingFlags.DeclaredOnly
        | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static IEnumerable<string> Lines(Type type)
    {
        string owner = ApiType.Name(type);
        if (ApiType.IsDelegate(type))
            return [ApiType.Line(type), Delegate(owner, type.GetMethod("Invoke")!)];
        return
        [
            ApiType.Line(type),
            .. type.GetFields(Declared).Where(IsVisible).Select(field => Field(owner, field)),
            .. type.GetConstructors(Declared).Where(made => IsVisible(made) && !made.IsStatic)
                .Select(made => Constructor(owner, made)),
            .. type.GetProperties(Declared).Where(property => IsVisible(property.GetMethod) || IsVisible(property.SetMethod))
                .Select(property => Property(owner, property)),
            .. type.GetEvents(Declared).Where(raised => IsVisible(raised.AddMethod)).Select(raised => Event(owner, raised)),
            .. type.GetMethods(Declared).Except(Accessors(type)).Where(IsShown).Select(method => Method(owner, method)),
        ];
    }

    static bool IsShown(MethodInfo method) => IsVisible(method) && method.Name != "Finalize" && !method.Name.StartsWith('<');

    static bool IsVisible(MethodBase? method) =>
        method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    static bool IsVisible(FieldInfo field) =>
        field is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true } && field.Name != "value__";

    static IEnumerable<MethodInfo> Accessors(Type type) =>
        type.GetProperties(Declared).SelectMany(property => property.GetAccessors(nonPublic: true))
            .Concat(type.GetEvents(Declared).SelectMany(raised => new[] { raised.AddMethod!, raised.RemoveMethod! }));

    static string Delegate(string owner, MethodInfo invoke) =>
        $"M:{owner}.Invoke({Parameters(invoke)}) : {ApiType.Name(invoke.ReturnType, invoke.ReturnParameter)}";

    static string Constructor(string owner, ConstructorInfo made) =>
        $"M:{owner}.#ctor({Parameters(made)}){Marks(made)}{ApiType.Obsolete(made)}";

    static string Event(string owner, EventInfo raised) =>
        $"E:{owner}.{raised.Name} : {ApiType.Name(raised.EventHandlerType!)}{Marks(raised.AddMethod!)}{ApiType.Obsolete(raised)}";

    static string Field(string owner, FieldInfo field)
    {
        string kind = !field.IsLiteral ? (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly" : "")
            : field.DeclaringType!.IsEnum ? "" : "const";
        string marks = ((field.IsPublic ? "" : "protected ") + kind).Trim();
        string value = field.IsLiteral ? " = " + Literal(field.GetRawConstantValue()) : "";
        return $"F:{owner}.{field.Name} : {ApiType.Name(field.FieldType, field)}{value}"
            + (marks == "" ? "" : $" [{marks}]") + ApiType.Obsolete(field);
    }

    static string Property(string owner, PropertyInfo property)
    {
        MethodInfo shown = IsVisible(property.GetMethod) ? property.GetMethod! : property.SetMethod!;
        ParameterInfo[] indices = property.GetIndexParameters();
        string index = indices.Length == 0 ? "" : $"({string.Join(", ", indices.Select(at => Parameter(at, isThis: false)))})";
        string accessors = Accessor(property.GetMethod, "get; ")
            + Accessor(property.SetMethod, IsInit(property) ? "init; " : "set; ");
        // An accessor says for itself whether it is protected.
        string marks = Marks(shown).Replace("[protected ", "[").Replace(" [protected]", "");
        return $"P:{owner}.{property.Name}{index} : {ApiType.Name(property.PropertyType, property)} {{ {accessors}}}"
            + marks + ApiType.Obsolete(property);
    }

    static string Accessor(MethodInfo? method, string text) =>
        !IsVisible(method) ? "" : method!.IsPublic ? text : "protected " + text;

    static bool IsInit(PropertyInfo property) =>
        property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ?? false;

    static string Method(string owner, MethodInfo method)
    {
        Type[] generics = method.IsGenericMethodDefinition ? method.GetGenericArguments() : [];
        string names = generics.Length == 0 ? "" : $"{{{string.Join(",", generics.Select(generic => generic.Name))}}}";
        return $"M:{owner}.{method.Name}{names}({Parameters(method)}) : {ApiType.Name(method.ReturnType, method.ReturnParameter)}"
            + ApiType.Constraints(generics) + Marks(method) + ApiType.Obsolete(method);
    }

    static string Marks(MethodBase method)
    {
        bool inInterface = method.DeclaringType!.IsInterface;
        List<string> marks = [];
        if (!method.IsPublic)
            marks.Add("protected");
        if (method.IsStatic)
            marks.Add("static");
        if (inInterface && !method.IsAbstract && !method.IsStatic)
            marks.Add("default-body");
        if (!inInterface && method.IsAbstract)
            marks.Add("abstract");
        else if (!inInterface && method is MethodInfo && method.IsVirtual && !method.IsFinal)
            marks.Add(method.Attributes.HasFlag(MethodAttributes.NewSlot) ? "virtual" : "override");
        return marks.Count == 0 ? "" : $" [{string.Join(" ", marks)}]";
    }

    static string Parameters(MethodBase method)
    {
        bool isExtension = method.IsDefined(typeof(ExtensionAttribute));
        return string.Join(", ", method.GetParameters().Select((parameter, i) => Parameter(parameter, isExtension && i == 0)));
    }

    static string Parameter(ParameterInfo parameter, bool isThis)
    {
        Type type = parameter.ParameterType;
        string passed = isThis ? "this " : "";
        if (type.IsByRef)
        {
            bool isIn = parameter.IsIn || parameter.IsDefined(typeof(IsReadOnlyAttribute));
            passed += parameter.IsOut ? "out " : isIn ? "in " : "ref ";
            type = type.GetElementType()!;
        }
        else if (parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)))
        {
            passed += "params ";
        }
        return $"{passed}{ApiType.Name(type, parameter)} {parameter.Name}{Default(parameter)}";
    }

    static string Default(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue)
            return "";
        Type? inNullable = Nullable.GetUnderlyingType(parameter.ParameterType);
        object? value = parameter.RawDefaultValue;
        if (value is null or DBNull)
            return parameter.ParameterType.IsValueType && inNullable is null ? " = default" : " = null";
        Type type = inNullable ?? parameter.ParameterType;
        return " = " + (!type.IsEnum ? Literal(value)
            : Enum.GetName(type, Enum.ToObject(type, value)) is { } name ? $"{type.Name}.{name}" : $"({type.Name}){value}");
    }

    static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{Escaped(text)}\"",
        bool flag => flag ? "true" : "false",
        char letter => letter is < ' ' or '\'' ? $"'\\u{(int)letter:X4}'" : $"'{letter}'",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    static string Escaped(string text) => text.Replace("\\", @"\\").Replace("\"", "\\\"")
        .Replace("\n", @"\n").Replace("\r", @"\r").Replace("\t", @"\t").Replace("\0", @"\0");
}
