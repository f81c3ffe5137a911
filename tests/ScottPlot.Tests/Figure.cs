using System.Globalization;
using System.Xml.Linq;
using ScottPlot;

namespace Strata.Tests;

/// <summary>An SVG read back: its elements, with numbers as numbers.</summary>
sealed class Figure
{
    public Figure(Plot plot, int width = 800, int height = 600)
    {
        Root = XDocument.Parse(plot.GetSvgXml(width, height)).Root!;
        XElement data = Root.Descendants().Single(element => (string?)element.Attribute("class") == "data");
        (Left, Top) = (Number(data, "x"), Number(data, "y"));
        (Right, Bottom) = (Left + Number(data, "width"), Top + Number(data, "height"));
        Data = data;
    }

    public XElement Root { get; }

    public XElement Data { get; }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; }

    public double Bottom { get; }

    public XElement Group(string name) => Root.Descendants().First(element => (string?)element.Attribute("class") == name);

    public IEnumerable<XElement> All(string tag, XElement? within = null) =>
        (within ?? Root).Descendants().Where(element => element.Name.LocalName == tag);

    /// <summary>What the texts of a group say, in order.</summary>
    public string[] Texts(string group) => [.. All("text", Group(group)).Select(text => text.Value)];

    /// <summary>Centres of the circles in the data area.</summary>
    public (double X, double Y)[] Circles() =>
        [.. All("circle", Data).Select(circle => (Number(circle, "cx"), Number(circle, "cy")))];

    /// <summary>Rectangles within an element.</summary>
    public Box[] Rectangles(XElement within) => [.. All("rect", within).Select(rect => new Box(
        Number(rect, "x"), Number(rect, "y"), Number(rect, "width"), Number(rect, "height"),
            (string?)rect.Attribute("fill") ?? ""))];

    public static double Number(XElement element, string attribute) =>
        double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);

    public static (double X, double Y)[] Points(XElement element) =>
    [
        .. ((string)element.Attribute("points")!).Split(' ').Select(pair => pair.Split(','))
            .Select(pair => (double.Parse(pair[0], CultureInfo.InvariantCulture),
                double.Parse(pair[1], CultureInfo.InvariantCulture))),
    ];

    public readonly record struct Box(double X, double Y, double Width, double Height, string Fill);
}
