using System.Xml.Linq;
using ScottPlot;

namespace Strata.Tests;

/// <summary>What holds of every kind of plot.</summary>
public sealed class EveryPlotTests
{
    public static TheoryData<string> Kinds => Samples.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public void It_is_a_well_formed_svg_of_the_size_asked_for(string kind)
    {
        XElement root = XDocument.Parse(Samples.Make(kind).GetSvgXml(640, 480)).Root!;

        Assert.Equal("{http://www.w3.org/2000/svg}svg", root.Name.ToString());
        Assert.Equal(("640", "480", "0 0 640 480"),
            ((string?)root.Attribute("width"), (string?)root.Attribute("height"), (string?)root.Attribute("viewBox")));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_same_input_gives_the_same_bytes(string kind)
    {
        Plot plot = Samples.Make(kind);
        string first = plot.GetSvgXml(800, 600);

        Assert.Equal(first, plot.GetSvgXml(800, 600));
        Assert.Equal(first, Samples.Make(kind).GetSvgXml(800, 600));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void No_number_is_missing_or_infinite(string kind)
    {
        string xml = Samples.Make(kind).GetSvgXml(800, 600);

        Assert.DoesNotContain("\"NaN", xml);
        Assert.DoesNotContain("Infinity", xml);
        Assert.DoesNotContain("\u221E", xml);
    }

    /// <summary>Two figures may stand in one page: names in one would answer for the other.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void It_has_no_ids_that_could_clash_in_a_page(string kind) =>
        Assert.DoesNotContain(" id=", Samples.Make(kind).GetSvgXml(800, 600));

    [Theory, MemberData(nameof(Kinds))]
    public void Everything_fits_the_figure(string kind)
    {
        Figure figure = new(Samples.Make(kind));

        Assert.True(figure.Left >= 0 && figure.Top >= 0 && figure.Right <= 800 && figure.Bottom <= 600);
        Assert.True(figure.Right - figure.Left > 400 && figure.Bottom - figure.Top > 200, "the data area is too small");
        foreach (XElement text in figure.All("text").Where(text => text.Parent!.Attribute("transform") is null))
        {
            double width = 0.5 * text.Value.Length * Figure.Number(text, "font-size");
            (double before, double after) = (string?)text.Attribute("text-anchor") switch
            {
                "end" => (width, 0),
                "middle" => (width / 2, width / 2),
                _ => (0.0, width),
            };
            Assert.InRange(Figure.Number(text, "x"), before, 800 - after);
            Assert.InRange(Figure.Number(text, "y"), 8, 600);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void It_is_drawn_in_a_small_figure_too(string kind) => _ = new Figure(Samples.Make(kind), 120, 80);
}
