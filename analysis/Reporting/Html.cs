using System.Net;
using System.Text;

namespace Strata.Analysis.Reporting;

/// <summary>Text and pictures as HTML.</summary>
static class Html
{
    /// <summary>Text between tags or in a quoted attribute.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A picture as an address that needs no file.</summary>
    public static string SvgAddress(string svg) => $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}";

    /// <summary>A picture as an address that needs no file.</summary>
    public static string PngAddress(byte[] png) => $"data:image/png;base64,{Convert.ToBase64String(png)}";
}
