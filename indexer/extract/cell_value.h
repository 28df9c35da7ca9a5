// Numbers of spreadsheet cells as a reader of the sheet sees them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chancery::indexer {

enum class DateForm : uint8_t { kNone, kDate, kDateTime, kTime };

// What a number format such as "dd/mm/yyyy" shows.
DateForm date_form(std::string_view format_code);
// The same of the formats that have numbers in Excel (ECMA-376, 18.8.30).
DateForm builtin_date_form(int format);

// `value` ("45292.5") as text: a date ("2024-01-01", with its time where the form has one), else
// the number without the digits that binary fractions add. What is no number stays as it is.
// Days are counted from 1900, or from 1904 as old Macintosh files do.
std::string cell_number(std::string_view value, DateForm form, bool since_1904);
std::string cell_number(double value, DateForm form, bool since_1904);

// A number as .xls and .xlsb pack it in 32 bits: an integer or the first half of a double, either
// in hundredths ([MS-XLS] 2.5.217).
double rk_number(uint32_t rk);

}  // namespace chancery::indexer
