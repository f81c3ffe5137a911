namespace Strata.Tests.Deployment;

/// <summary>A reader of protobuf's text form, for messages without extensions: fields of scalars, lists and messages.</summary>
sealed class ProtobufText
{
    readonly List<string> _tokens = [];
    int _at;

    ProtobufText(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            int start = i;
            if (char.IsWhiteSpace(text[i]))
                i++;
            else if ("{}[]:,".Contains(text[i]))
                _tokens.Add($"{text[i++]}");
            else if (text[i] == '"')
            {
                for (i++; text[i] != '"'; i++)
                    i += text[i] == '\\' ? 1 : 0;
                _tokens.Add(text[start..++i]);
            }
            else
            {
                while (i < text.Length && !char.IsWhiteSpace(text[i]) && !"{}[]:,".Contains(text[i]))
                    i++;
                _tokens.Add(text[start..i]);
            }
        }
    }

    /// <summary>Every field by name, its values in order: texts without their quotes, and messages.</summary>
    public static Dictionary<string, List<object>> Parse(string text)
    {
        ProtobufText reader = new(text);
        Dictionary<string, List<object>> message = reader.Message();
        return reader._at == reader._tokens.Count ? message : throw new FormatException($"'{reader._tokens[reader._at]}' is left over");
    }

    Dictionary<string, List<object>> Message()
    {
        Dictionary<string, List<object>> fields = [];
        while (_at < _tokens.Count && _tokens[_at] != "}")
        {
            string name = _tokens[_at++];
            bool hasColon = Skip(":");
            List<object> values = fields.TryGetValue(name, out List<object>? known) ? known : fields[name] = [];
            if (!Skip("["))
                values.Add(Value(hasColon));
            else
                for (bool first = true; !Skip("]"); first = false)
                {
                    if (!first)
                        Require(",");
                    values.Add(Value(hasColon));
                }
        }
        return fields;
    }

    object Value(bool hasColon)
    {
        if (Skip("{"))
        {
            Dictionary<string, List<object>> message = Message();
            Require("}");
            return message;
        }
        if (!hasColon)
            throw new FormatException($"a scalar needs a colon before '{_tokens[_at]}'");
        string token = _tokens[_at++];
        return token[0] == '"' ? token[1..^1].Replace("\\\"", "\"").Replace("\\\\", "\\") : token;
    }

    bool Skip(string token)
    {
        bool isThere = _at < _tokens.Count && _tokens[_at] == token;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    void Require(string token)
    {
        if (!Skip(token))
            throw new FormatException($"'{token}' is missing");
    }
}
